package hookgauge.agent.gather;

import hookgauge.agent.log.AgentLog;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says once what goes wrong with a source or between two, and once when a source is back. */
final class GatherLog {
    private static final int MAX_CONFLICTS = 500;

    private final AgentLog log;
    // Guarded by this
    private final Set<String> ailing = new HashSet<>();
    // Guarded by this
    private final Set<String> conflictsSaid = new HashSet<>();

    GatherLog(AgentLog log) {
        this.log = log;
    }

    /** @param isAll whether the sources were read whole: else one that is well may be so because of what was left out */
    synchronized void say(List<SourceRead> reads, boolean isAll, List<Conflict> conflicts) {
        for (SourceRead read : reads) {
            if (isAll || read.problem != null) say(read);
        }
        for (Conflict conflict : conflicts) say(conflict);
    }

    private void say(SourceRead read) {
        String source = read.source.name();
        if (read.problem == null) {
            if (ailing.remove(source)) log.info("source '" + source + "' is back");
        } else if (ailing.add(source)) {
            log.warn("source '" + source + "': " + CleanText.clean(read.problem) + "; all other metrics are there");
        }
    }

    private void say(Conflict conflict) {
        if (conflictsSaid.size() >= MAX_CONFLICTS || !conflictsSaid.add(conflict.key())) return;
        if (conflict.rule == Conflict.Rule.JVM_STANDS_BACK) log.debug(conflict.sentence());
        else log.warn(conflict.sentence());
    }
}
