package hookgauge.agent.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The metrics of several providers, each series once: a receiver would take two of the same for one that jumps. */
final class DistinctMetrics {
    private final List<Collection<MetricData>> providers = new ArrayList<>(1);

    /** Adds what one more provider has; where it says the same as one before it, that one is believed. */
    void add(Collection<MetricData> metrics) {
        if (!metrics.isEmpty()) providers.add(metrics);
    }

    Collection<MetricData> metrics() {
        if (providers.size() == 1) return providers.get(0);
        List<MetricData> all = new ArrayList<>();
        Map<List<Object>, Set<Attributes>> known = new HashMap<>();
        for (Collection<MetricData> metrics : providers) {
            for (MetricData metric : metrics) {
                List<Object> name = Arrays.asList(metric.getInstrumentationScopeInfo(), metric.getName());
                MetricData unknown = without(known.getOrDefault(name, new HashSet<>()), metric);
                if (!unknown.isEmpty()) all.add(unknown);
            }
            for (MetricData metric : metrics) {
                List<Object> name = Arrays.asList(metric.getInstrumentationScopeInfo(), metric.getName());
                Set<Attributes> series = known.computeIfAbsent(name, n -> new HashSet<>());
                for (PointData point : metric.getData().getPoints()) series.add(point.getAttributes());
            }
        }
        return all;
    }

    private static MetricData without(Set<Attributes> known, MetricData metric) {
        boolean isNew = true;
        for (PointData point : metric.getData().getPoints()) isNew &= !known.contains(point.getAttributes());
        return isNew ? metric : AppMetric.of(metric).without(known);
    }
}
