package hookgauge.agent.status;

import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import java.util.TreeMap;

/** What the log said last, and what was caught at the agent's borders. */
public final class LogSection implements Section {
    private final AgentLog log;
    private final CaughtErrors errors;

    public LogSection(AgentLog log, CaughtErrors errors) {
        this.log = log;
        this.errors = errors;
    }

    @Override
    public void writeTo(Json json) {
        json.list("log", log.last(), 5_000, "logLeft", (to, said) -> to.object()
                .field("at", said.atMillis)
                .field("level", said.level)
                .field("message", FileNames.masked(said.message))
                .endObject());
        json.list(
                "errors",
                new TreeMap<>(errors.countsBySite()).entrySet(),
                1_000,
                "errorsLeft",
                (to, site) -> to.object()
                        .field("site", site.getKey())
                        .field("count", site.getValue().sum())
                        .endObject());
    }
}
