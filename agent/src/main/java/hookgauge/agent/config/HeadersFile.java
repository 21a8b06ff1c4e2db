package hookgauge.agent.config;

import hookgauge.agent.log.AgentLog;
import java.io.File;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The headers of a push with those that stand in a file; it is read for each push, since tokens rotate. */
public final class HeadersFile {
    private final File file;
    private final Map<String, String> others;
    private final AgentLog log;
    private Map<String, String> last; // Guarded by this
    private String said = ""; // Guarded by this

    /** @param others the headers that are sent too, unless the file has one of the name */
    public HeadersFile(String name, Map<String, String> others, AgentLog log) {
        this.file = new File(name);
        this.others = others;
        this.log = log;
        this.last = others;
    }

    /** As last read, while the file cannot be. */
    public synchronized Map<String, String> headers() {
        Findings findings = new Findings();
        try {
            last = merged(Pairs.headers(written(ConfigFile.text(file)), findings));
        } catch (IOException e) {
            findings.problem(Option.PUSH_HEADERS_FILE.key + "='" + Printable.of(file.getPath()) + "' cannot be read ("
                    + e.getMessage() + "); pushing with the headers known so far");
        }
        say(findings.problems.isEmpty() ? "" : findings.problems.get(0));
        return last;
    }

    private void say(String sentence) {
        if (!sentence.isEmpty() && !sentence.equals(said)) log.warn("config", sentence);
        said = sentence;
    }

    private Map<String, String> merged(Map<String, String> written) {
        Map<String, String> all = new LinkedHashMap<>(others);
        for (String name : written.keySet()) all.keySet().removeIf(name::equalsIgnoreCase);
        all.putAll(written);
        return Collections.unmodifiableMap(all);
    }

    /** Each line may have one or more. */
    private static Setting written(String text) {
        return new Setting(Option.PUSH_HEADERS_FILE.key, text.replace('\n', ','), "its file", Setting.FILE);
    }
}
