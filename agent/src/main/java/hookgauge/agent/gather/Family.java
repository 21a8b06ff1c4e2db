package hookgauge.agent.gather;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.ArrayList;
import java.util.List;

/** A family in the merge: whose it is, what it is, and the names that it takes on the page. */
final class Family {
    final SourceRead read;
    final MetricSnapshot snapshot;
    final FamilyType type;

    /** The name on the page without what the type adds. */
    final String base;

    /** All names that its samples may have. */
    final List<String> names;

    Family(SourceRead read, MetricSnapshot snapshot) {
        this.read = read;
        this.snapshot = snapshot;
        this.type = FamilyType.of(snapshot);
        this.base = base(snapshot.getMetadata());
        this.names = names(snapshot.getMetadata());
    }

    List<? extends DataPointSnapshot> points() {
        return snapshot.getDataPoints();
    }

    boolean isSameAs(Family other) {
        return type == other.type && base.equals(other.base);
    }

    /** As the text writers do: a name that ends in the type's suffix already keeps it and gets no second one. */
    private String base(MetricMetadata metadata) {
        String suffix = type.ownSuffix;
        String full = metadata.getExpositionBasePrometheusName();
        if (suffix.isEmpty() || !full.endsWith(suffix)) return metadata.getPrometheusName();
        return full.substring(0, full.length() - suffix.length());
    }

    private List<String> names(MetricMetadata metadata) {
        List<String> names = new ArrayList<>(type.suffixes.length + 2);
        names.add(base);
        for (String suffix : type.suffixes) names.add(base + suffix);
        if (!names.contains(metadata.getPrometheusName())) names.add(metadata.getPrometheusName());
        if (type == FamilyType.GAUGE) addNameInText(metadata, names);
        return names;
    }

    /** The text writer shows a gauge {@code a.total} as {@code a}. */
    private void addNameInText(MetricMetadata metadata, List<String> names) {
        String original = metadata.getOriginalName();
        if (!original.endsWith(".total") && !original.endsWith(".created")) return;
        String shown = original.substring(0, original.lastIndexOf('.'));
        if (!shown.isEmpty()) names.add(PrometheusNaming.prometheusName(shown));
    }
}
