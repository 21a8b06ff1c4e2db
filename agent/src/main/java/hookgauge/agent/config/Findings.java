package hookgauge.agent.config;

import java.util.ArrayList;
import java.util.List;

/** What there is to say about the configuration, one sentence each. */
final class Findings {
    /** Something that was written has no effect. */
    final List<String> problems = new ArrayList<>();

    /** Something that was written works, in a way that its writer may not expect. */
    final List<String> notices = new ArrayList<>();

    /** For those who debug. */
    final List<String> details = new ArrayList<>();

    void notExpected(Setting setting, Option option, String used) {
        problems.add(setting.quoted() + " is not " + option.expectation + "; using " + used);
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    void notice(String sentence) {
        notices.add(sentence);
    }

    void detail(String sentence) {
        details.add(sentence);
    }
}
