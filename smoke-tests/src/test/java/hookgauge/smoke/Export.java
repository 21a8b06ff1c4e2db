package hookgauge.smoke;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One push as it was received. */
record Export(ExportMetricsServiceRequest request, Map<String, String> headers) {

    /** One data point; of a histogram or a summary {@code value} is the sum; {@code histogram} of one with bounds alone. */
    record Point(
            String scope,
            Metric metric,
            Map<String, Object> attributes,
            double value,
            long count,
            long startNanos,
            HistogramDataPoint histogram) {
        /** All of it but scope and times, such as {@code orders_total{item=tea} counter 3.0}. */
        String line() {
            String unit = metric.getUnit().isEmpty() ? "" : " in " + metric.getUnit();
            String series = metric.getName() + attributes.toString().replace("\n", "\\n");
            return series + ' ' + type() + ' ' + value + unit;
        }

        /** Of a summary. */
        List<SummaryDataPoint.ValueAtQuantile> quantiles() {
            return metric.getSummary().getDataPointsList().stream()
                    .filter(point ->
                            Export.attributes(point.getAttributesList()).equals(attributes))
                    .findFirst()
                    .orElseThrow()
                    .getQuantileValuesList();
        }

        private String type() {
            return switch (metric.getDataCase()) {
                case SUM -> metric.getSum().getIsMonotonic() ? "counter" : "up-down counter";
                case HISTOGRAM, EXPONENTIAL_HISTOGRAM, SUMMARY ->
                    metric.getDataCase().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " of " + count + " with";
                default -> metric.getDataCase().name().toLowerCase(Locale.ROOT);
            };
        }
    }

    Map<String, Object> resource() {
        return attributes(request.getResourceMetrics(0).getResource().getAttributesList());
    }

    List<Point> points(String name) {
        return points().stream().filter(p -> p.metric.getName().equals(name)).toList();
    }

    List<Point> points() {
        List<Point> points = new ArrayList<>();
        for (ResourceMetrics resource : request.getResourceMetricsList()) {
            for (ScopeMetrics scope : resource.getScopeMetricsList()) {
                for (Metric metric : scope.getMetricsList())
                    addPoints(points, scope.getScope().getName(), metric);
            }
        }
        return points;
    }

    private static void addPoints(List<Point> points, String scope, Metric metric) {
        for (NumberDataPoint p : metric.getSum().getDataPointsList()) points.add(number(scope, metric, p));
        for (NumberDataPoint p : metric.getGauge().getDataPointsList()) points.add(number(scope, metric, p));
        for (HistogramDataPoint p : metric.getHistogram().getDataPointsList()) {
            points.add(new Point(
                    scope,
                    metric,
                    attributes(p.getAttributesList()),
                    p.getSum(),
                    p.getCount(),
                    p.getStartTimeUnixNano(),
                    p));
        }
        for (ExponentialHistogramDataPoint p : metric.getExponentialHistogram().getDataPointsList()) {
            Map<String, Object> attributes = attributes(p.getAttributesList());
            points.add(new Point(scope, metric, attributes, p.getSum(), p.getCount(), p.getStartTimeUnixNano(), null));
        }
        for (SummaryDataPoint p : metric.getSummary().getDataPointsList()) {
            Map<String, Object> attributes = attributes(p.getAttributesList());
            points.add(new Point(scope, metric, attributes, p.getSum(), p.getCount(), p.getStartTimeUnixNano(), null));
        }
    }

    private static Point number(String scope, Metric metric, NumberDataPoint p) {
        double value = p.hasAsInt() ? p.getAsInt() : p.getAsDouble();
        return new Point(scope, metric, attributes(p.getAttributesList()), value, 0, p.getStartTimeUnixNano(), null);
    }

    /** Counted exchanges by {@code method status route}, as {@link MetricsPage#requests} has them. */
    Map<String, Long> requests() {
        Map<String, Long> counts = new TreeMap<>();
        for (Point point : points("http.server.request.duration")) {
            String key = point.attributes.getOrDefault("http.request.method", "-")
                    + " " + point.attributes.getOrDefault("http.response.status_code", "-")
                    + " " + point.attributes.getOrDefault("http.route", "-");
            counts.merge(key, point.count, Long::sum);
        }
        return counts;
    }

    private static Map<String, Object> attributes(List<KeyValue> pairs) {
        Map<String, Object> attributes = new TreeMap<>();
        for (KeyValue pair : pairs) {
            if (attributes.put(pair.getKey(), value(pair.getValue())) != null) {
                throw new AssertionError("attribute twice: " + pair.getKey());
            }
        }
        return attributes;
    }

    private static Object value(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case INT_VALUE -> value.getIntValue();
            case BOOL_VALUE -> value.getBoolValue();
            case DOUBLE_VALUE -> value.getDoubleValue();
            default -> value.toString();
        };
    }

    @Override
    public String toString() {
        return "a push of " + points().size() + " points for " + resource() + ", requests " + requests();
    }
}
