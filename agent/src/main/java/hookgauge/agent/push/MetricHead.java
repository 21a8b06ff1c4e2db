package hookgauge.agent.push;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/** Name, description and unit of a metric in OTLP. */
final class MetricHead {
    final String name;
    final String description;
    final String unit;

    private MetricHead(String name, String description, String unit) {
        this.name = name;
        this.description = description;
        this.unit = unit;
    }

    /** {@code ours}: it may have been declared under a name of the conventions. */
    static MetricHead of(MetricSnapshot snapshot, boolean ours) {
        MetricMetadata metadata = snapshot.getMetadata();
        String description = metadata.getHelp() == null ? "" : metadata.getHelp();
        String unit = metadata.hasUnit() ? UcumUnits.of(metadata.getUnit().toString()) : "";
        String declared = metadata.getOriginalName();
        if (ours && Conventions.isConventional(declared)) {
            return new MetricHead(declared, description, Conventions.unit(declared, unit));
        }
        return new MetricHead(scrapedName(snapshot), description, unit);
    }

    /** The name that stands on the scraped page. */
    private static String scrapedName(MetricSnapshot snapshot) {
        String base = snapshot.getMetadata().getExpositionBaseName();
        String suffix =
                snapshot instanceof CounterSnapshot ? "_total" : snapshot instanceof InfoSnapshot ? "_info" : "";
        return base.endsWith(suffix) ? base : base + suffix;
    }
}
