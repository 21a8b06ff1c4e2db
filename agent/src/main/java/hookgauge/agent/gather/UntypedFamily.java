package hookgauge.agent.gather;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The samples of one name on the page, whatever types they came from. */
final class UntypedFamily {
    private final MetricMetadata metadata;
    private final Map<List<String>, UnknownDataPointSnapshot> samples = new LinkedHashMap<>();

    UntypedFamily(String name, String help) {
        this.metadata = new MetricMetadata(name, help);
    }

    /** Whether the series is new; an old one keeps its value. */
    boolean add(Labels labels, double value) {
        UnknownDataPointSnapshot sample = new UnknownDataPointSnapshot(value, labels, null);
        return samples.putIfAbsent(SeriesKey.of(labels), sample) == null;
    }

    MetricSnapshot snapshot() {
        return new UnknownSnapshot(metadata, new ArrayList<>(samples.values()));
    }
}
