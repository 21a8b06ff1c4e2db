package hookgauge.agent.push;

import hookgauge.agent.log.AgentLog;
import java.util.HashSet;
import java.util.Set;

/** Says what a push leaves out, once for each metric however often it is pushed; used by one collection at a time. */
final class SaidOnce {
    private static final int LIMIT = 1000;

    private final AgentLog log;
    private final Set<String> said = new HashSet<>();

    SaidOnce(AgentLog log) {
        this.log = log;
    }

    void info(String sentence) {
        if (said.size() < LIMIT && said.add(sentence)) log.info(sentence);
    }
}
