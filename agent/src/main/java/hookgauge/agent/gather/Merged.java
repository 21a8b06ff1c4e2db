package hookgauge.agent.gather;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/** What the merge rules made of the sources. */
final class Merged {
    /** No two of them share a name. */
    final List<MetricSnapshot> page;

    final List<SourceFamily> pushed;
    final List<Conflict> conflicts;

    Merged(List<MetricSnapshot> page, List<SourceFamily> pushed, List<Conflict> conflicts) {
        this.page = page;
        this.pushed = pushed;
        this.conflicts = conflicts;
    }
}
