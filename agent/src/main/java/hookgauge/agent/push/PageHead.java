package hookgauge.agent.push;

import io.opentelemetry.sdk.metrics.data.MetricData;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Collections;

/** What a metric of OpenTelemetry is called on the page, so that both names mean it wherever it goes. */
final class PageHead {
    private PageHead() {}

    /** A family of the type and name that it has there, without points. */
    static MetricSnapshot of(MetricData metric) {
        MetricMetadata metadata = metadata(metric.getName(), UcumUnits.word(metric.getUnit()));
        switch (metric.getType()) {
            case LONG_SUM:
                return sum(metadata, metric.getLongSumData().isMonotonic());
            case DOUBLE_SUM:
                return sum(metadata, metric.getDoubleSumData().isMonotonic());
            case HISTOGRAM:
            case EXPONENTIAL_HISTOGRAM:
                return new HistogramSnapshot(metadata, Collections.emptyList());
            case SUMMARY:
                return new SummarySnapshot(metadata, Collections.emptyList());
            default:
                return new GaugeSnapshot(metadata, Collections.emptyList());
        }
    }

    private static MetricMetadata metadata(String name, String unit) {
        if (unit == null) return new MetricMetadata(name);
        String inUnit = name.endsWith('_' + unit) || name.endsWith('.' + unit) ? name : name + '_' + unit;
        return new MetricMetadata(inUnit, null, new Unit(unit));
    }

    private static MetricSnapshot sum(MetricMetadata metadata, boolean isMonotonic) {
        if (isMonotonic) return new CounterSnapshot(metadata, Collections.emptyList());
        return new GaugeSnapshot(metadata, Collections.emptyList());
    }
}
