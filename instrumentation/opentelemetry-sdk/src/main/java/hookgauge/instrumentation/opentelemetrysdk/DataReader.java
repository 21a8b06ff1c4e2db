package hookgauge.instrumentation.opentelemetrysdk;

import hookgauge.instrumentation.MetricDataSink;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExemplarData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongExemplarData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.metrics.data.SummaryPointData;
import io.opentelemetry.sdk.metrics.data.ValueAtQuantile;
import java.util.Collection;
import java.util.List;

/** Tells a sink what the SDK has collected. */
final class DataReader {
    private static final Object[] NONE = {};
    /** Since 1.18. */
    private static final boolean SCOPES_HAVE_ATTRIBUTES = hasMethod(InstrumentationScopeInfo.class, "getAttributes");

    private DataReader() {}

    static void read(Collection<MetricData> metrics, MetricDataSink sink) {
        InstrumentationScopeInfo last = null;
        for (MetricData metric : metrics) {
            InstrumentationScopeInfo scope = metric.getInstrumentationScopeInfo();
            if (scope != last) tell(scope, sink);
            last = scope;
            try {
                read(metric, sink);
            } catch (RuntimeException | LinkageError e) {
                sink.problem(metric.getName(), e);
            }
        }
    }

    private static void tell(InstrumentationScopeInfo scope, MetricDataSink sink) {
        Object[] attributes = SCOPES_HAVE_ATTRIBUTES ? attributes(scope.getAttributes()) : NONE;
        sink.scope(scope.getName(), scope.getVersion(), scope.getSchemaUrl(), attributes);
    }

    private static void read(MetricData metric, MetricDataSink sink) {
        String type = metric.getType().name();
        if (type.equals("EXPONENTIAL_HISTOGRAM")) {
            begin(metric, false, ExponentialPoints.isDelta(metric.getData()), sink);
            for (PointData point : metric.getData().getPoints()) ExponentialPoints.read(point, sink);
        } else {
            boolean isSum = metric.getData() instanceof SumData;
            boolean isMonotonic = isSum && ((SumData<?>) metric.getData()).isMonotonic();
            boolean isDelta = isSum
                    ? isDelta(((SumData<?>) metric.getData()).getAggregationTemporality())
                    : type.equals("HISTOGRAM")
                            && isDelta(metric.getHistogramData().getAggregationTemporality());
            begin(metric, isMonotonic, isDelta, sink);
            for (PointData point : metric.getData().getPoints()) read(point, sink);
        }
        sink.end();
    }

    static boolean isDelta(Object temporality) {
        return temporality == AggregationTemporality.DELTA;
    }

    private static void begin(MetricData metric, boolean isMonotonic, boolean isDelta, MetricDataSink sink) {
        sink.metric(
                metric.getType().name(),
                metric.getName(),
                metric.getDescription(),
                metric.getUnit(),
                isMonotonic,
                isDelta);
    }

    /** All that any point has besides its values. */
    static void begin(PointData point, MetricDataSink sink) {
        sink.point(point.getStartEpochNanos(), point.getEpochNanos(), attributes(point.getAttributes()));
        for (ExemplarData exemplar : point.getExemplars()) {
            Number value = exemplar instanceof LongExemplarData
                    ? (Number) ((LongExemplarData) exemplar).getValue()
                    : (Number) ((DoubleExemplarData) exemplar).getValue();
            sink.exemplar(
                    value,
                    exemplar.getEpochNanos(),
                    exemplar.getSpanContext().getTraceId(),
                    exemplar.getSpanContext().getSpanId(),
                    attributes(exemplar.getFilteredAttributes()));
        }
    }

    private static void read(PointData point, MetricDataSink sink) {
        begin(point, sink);
        if (point instanceof LongPointData) sink.value(((LongPointData) point).getValue());
        else if (point instanceof DoublePointData) sink.value(((DoublePointData) point).getValue());
        else if (point instanceof HistogramPointData) readHistogram((HistogramPointData) point, sink);
        else readSummary((SummaryPointData) point, sink);
    }

    private static void readHistogram(HistogramPointData point, MetricDataSink sink) {
        sink.histogram(
                point.getSum(),
                point.hasMin() ? point.getMin() : Double.NaN,
                point.hasMax() ? point.getMax() : Double.NaN,
                doubles(point.getBoundaries()),
                longs(point.getCounts()));
    }

    private static void readSummary(SummaryPointData point, MetricDataSink sink) {
        List<ValueAtQuantile> read = point.getValues();
        double[] quantiles = new double[read.size()];
        double[] values = new double[read.size()];
        for (int i = 0; i < quantiles.length; i++) {
            quantiles[i] = read.get(i).getQuantile();
            values[i] = read.get(i).getValue();
        }
        sink.summary(point.getCount(), point.getSum(), quantiles, values);
    }

    private static Object[] attributes(Attributes attributes) {
        if (attributes.isEmpty()) return NONE;
        Object[] entries = new Object[attributes.size() * 3];
        int[] next = {0};
        attributes.forEach((key, value) -> {
            entries[next[0]++] = key.getKey();
            entries[next[0]++] = key.getType().name();
            entries[next[0]++] = value;
        });
        return entries;
    }

    static long[] longs(List<Long> boxed) {
        long[] values = new long[boxed.size()];
        for (int i = 0; i < values.length; i++) values[i] = boxed.get(i);
        return values;
    }

    private static double[] doubles(List<Double> boxed) {
        double[] values = new double[boxed.size()];
        for (int i = 0; i < values.length; i++) values[i] = boxed.get(i);
        return values;
    }

    static boolean hasMethod(Class<?> type, String name) {
        try {
            type.getMethod(name);
            return true;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }
}
