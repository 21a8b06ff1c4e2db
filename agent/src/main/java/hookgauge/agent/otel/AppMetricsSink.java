package hookgauge.agent.otel;

import hookgauge.instrumentation.MetricDataSink;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.common.InstrumentationScopeInfoBuilder;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramBuckets;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongExemplarData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.data.SummaryPointData;
import io.opentelemetry.sdk.metrics.data.ValueAtQuantile;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds the agent's metrics of what an app's own SDK has, whose types are another copy, or another version. */
final class AppMetricsSink implements MetricDataSink {
    final List<MetricData> metrics = new ArrayList<>();
    private final Resource resource;
    // each scope once, for the exporter groups by identity
    private final Map<InstrumentationScopeInfo, InstrumentationScopeInfo> scopes = new HashMap<>();
    private InstrumentationScopeInfo scope;
    private String type;
    private String name;
    private String description;
    private String unit;
    private boolean isMonotonic;
    private AggregationTemporality temporality;
    private List<PointData> points;
    private long startNanos;
    private long nanos;
    private Attributes attributes;
    private List<LongExemplarData> longExemplars;
    private List<DoubleExemplarData> doubleExemplars;
    private String firstProblem;
    private Throwable firstError;

    AppMetricsSink(Resource resource) {
        this.resource = resource;
    }

    /** What was lost first; null if nothing was. */
    String problem() {
        return firstProblem;
    }

    Throwable error() {
        return firstError;
    }

    @Override
    public void scope(String name, String version, String schemaUrl, Object[] attributes) {
        InstrumentationScopeInfoBuilder builder = InstrumentationScopeInfo.builder(name);
        if (version != null) builder.setVersion(version);
        if (schemaUrl != null) builder.setSchemaUrl(schemaUrl);
        if (attributes.length > 0) builder.setAttributes(AppAttributes.of(attributes));
        scope = scopes.computeIfAbsent(builder.build(), s -> s);
    }

    @Override
    public void metric(
            String type, String name, String description, String unit, boolean isMonotonic, boolean isDelta) {
        this.type = type;
        this.name = name;
        this.description = description;
        this.unit = unit;
        this.isMonotonic = isMonotonic;
        this.temporality = isDelta ? AggregationTemporality.DELTA : AggregationTemporality.CUMULATIVE;
        this.points = new ArrayList<>();
    }

    @Override
    public void point(long startNanos, long nanos, Object[] attributes) {
        this.startNanos = startNanos;
        this.nanos = nanos;
        this.attributes = AppAttributes.of(attributes);
        longExemplars = Collections.emptyList();
        doubleExemplars = Collections.emptyList();
    }

    @Override
    public void exemplar(Number value, long nanos, String traceId, String spanId, Object[] filteredAttributes) {
        Attributes filtered = AppAttributes.of(filteredAttributes);
        SpanContext span = SpanContext.create(traceId, spanId, TraceFlags.getDefault(), TraceState.getDefault());
        if (value instanceof Long) {
            if (longExemplars.isEmpty()) longExemplars = new ArrayList<>();
            longExemplars.add(LongExemplarData.create(filtered, nanos, span, (Long) value));
        } else {
            if (doubleExemplars.isEmpty()) doubleExemplars = new ArrayList<>();
            doubleExemplars.add(DoubleExemplarData.create(filtered, nanos, span, (Double) value));
        }
    }

    @Override
    public void value(long value) {
        points.add(new AppLongPoint(startNanos, nanos, attributes, value, longExemplars));
    }

    @Override
    public void value(double value) {
        points.add(DoublePointData.create(startNanos, nanos, attributes, value, doubleExemplars));
    }

    @Override
    public void histogram(double sum, double min, double max, double[] bounds, long[] counts) {
        boolean hasMin = !Double.isNaN(min);
        boolean hasMax = !Double.isNaN(max);
        List<Double> boundaries = new ArrayList<>(bounds.length);
        for (double bound : bounds) boundaries.add(bound);
        HistogramPointData point = HistogramPointData.create(
                startNanos, nanos, attributes, sum, hasMin, min, hasMax, max, boundaries, boxed(counts));
        points.add(doubleExemplars.isEmpty() ? point : new AppHistogramPoint(point, doubleExemplars));
    }

    @Override
    public void exponentialHistogram(
            int scale,
            double sum,
            double min,
            double max,
            long zeroCount,
            int positiveOffset,
            long[] positiveCounts,
            int negativeOffset,
            long[] negativeCounts) {
        points.add(ExponentialHistogramPointData.create(
                scale,
                sum,
                zeroCount,
                !Double.isNaN(min),
                min,
                !Double.isNaN(max),
                max,
                ExponentialHistogramBuckets.create(scale, positiveOffset, boxed(positiveCounts)),
                ExponentialHistogramBuckets.create(scale, negativeOffset, boxed(negativeCounts)),
                startNanos,
                nanos,
                attributes,
                doubleExemplars));
    }

    @Override
    public void summary(long count, double sum, double[] quantiles, double[] values) {
        List<ValueAtQuantile> atQuantiles = new ArrayList<>(quantiles.length);
        for (int i = 0; i < quantiles.length; i++) atQuantiles.add(ValueAtQuantile.create(quantiles[i], values[i]));
        points.add(SummaryPointData.create(startNanos, nanos, attributes, count, sum, atQuantiles));
    }

    @Override
    public void problem(String metric, Throwable error) {
        if (firstProblem != null) return;
        firstProblem = metric + " cannot be read: " + error;
        firstError = error;
    }

    @Override
    public void end() {
        AppPoints whole = new AppPoints(MetricDataType.valueOf(type), isMonotonic, temporality, points);
        metrics.add(new AppMetric(resource, scope, name, description, unit, whole));
    }

    private static List<Long> boxed(long[] values) {
        List<Long> boxed = new ArrayList<>(values.length);
        for (long value : values) boxed.add(value);
        return boxed;
    }
}
