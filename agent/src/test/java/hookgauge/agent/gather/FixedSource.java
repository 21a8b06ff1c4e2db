package hookgauge.agent.gather;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Arrays;
import java.util.List;

/** A source that always has the same families. */
record FixedSource(String name, Rank rank, List<MetricSnapshot> collect) implements MetricSource {
    static FixedSource of(String name, Rank rank, MetricSnapshot... families) {
        return new FixedSource(name, rank, Arrays.asList(families));
    }
}
