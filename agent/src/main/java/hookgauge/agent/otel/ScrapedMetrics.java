package hookgauge.agent.otel;

import io.opentelemetry.exporter.prometheus.PrometheusMetricReader;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Turns OpenTelemetry's metrics into Prometheus snapshots by the SDK's own exporter, one metric at a time: given all at
 * once it loses those that quarrel, or all of them. Settling quarrels is the gatherer's.
 */
final class ScrapedMetrics implements CollectionRegistration {
    private static final Comparator<MetricData> BY_SCOPE = Comparator.comparing(ScrapedMetrics::scope);

    private MetricData current;

    private ScrapedMetrics() {}

    /** In an order that does not depend on which meter was made first. */
    static List<MetricSnapshot> of(Collection<MetricData> metrics) {
        List<MetricData> sorted = new ArrayList<>(metrics);
        sorted.sort(BY_SCOPE);
        ScrapedMetrics one = new ScrapedMetrics();
        PrometheusMetricReader converter = PrometheusMetricReader.builder()
                .setOtelScopeLabelsEnabled(true)
                .setTargetInfoMetricEnabled(false)
                .build();
        converter.register(one);
        List<MetricSnapshot> snapshots = new ArrayList<>(sorted.size());
        for (MetricData metric : sorted) {
            boolean isNegative = NegativeSum.is(metric);
            one.current = isNegative ? AppMetric.of(metric).thatMayFall() : metric;
            for (MetricSnapshot snapshot : converter.collect()) {
                snapshots.add(isNegative ? NegativeSum.untyped(snapshot) : snapshot);
            }
        }
        return snapshots;
    }

    @Override
    public Collection<MetricData> collectAllMetrics() {
        return Collections.singletonList(current);
    }

    private static String scope(MetricData metric) {
        InstrumentationScopeInfo scope = metric.getInstrumentationScopeInfo();
        return scope.getName() + ' ' + scope.getVersion() + ' ' + metric.getName();
    }
}
