package hookgauge.agent.jvm;

import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.Unit;

/** How a metric is named so that the page shows the Prometheus name and push the one of the semantic conventions. */
final class Names {
    private Names() {}

    /** For a metric with a unit, whose Prometheus name ends in it. */
    static MetricMetadata of(String name, Unit unit, String help) {
        return MetricMetadata.builder()
                .name(name + "_" + unit)
                .originalName(name)
                .help(help)
                .unit(unit)
                .build();
    }

    static MetricMetadata of(String name, String help) {
        return new MetricMetadata(name, help);
    }
}
