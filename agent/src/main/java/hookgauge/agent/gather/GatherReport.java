package hookgauge.agent.gather;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What one gather was like, for people: of its metrics it has the numbers of series alone. */
public final class GatherReport {
    public final long atMillis = System.currentTimeMillis();
    public final double seconds;
    public final List<SourceReport> sources;

    /** What the merge had to decide, one sentence each. */
    public final List<String> decisions;

    GatherReport(List<SourceRead> reads, List<Conflict> conflicts, long startNanos) {
        List<SourceReport> sources = new ArrayList<>();
        for (SourceRead read : reads) sources.add(new SourceReport(read));
        List<String> decisions = new ArrayList<>();
        for (Conflict conflict : conflicts) decisions.add(conflict.sentence());
        this.sources = Collections.unmodifiableList(sources);
        this.decisions = Collections.unmodifiableList(decisions);
        seconds = (System.nanoTime() - startNanos) / 1e9;
    }
}
