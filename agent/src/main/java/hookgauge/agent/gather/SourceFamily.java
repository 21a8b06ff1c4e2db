package hookgauge.agent.gather;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/** A family as its source gave it, without the points that the merge hid. */
public final class SourceFamily {
    public final MetricSource source;
    public final MetricSnapshot snapshot;

    SourceFamily(MetricSource source, MetricSnapshot snapshot) {
        this.source = source;
        this.snapshot = snapshot;
    }
}
