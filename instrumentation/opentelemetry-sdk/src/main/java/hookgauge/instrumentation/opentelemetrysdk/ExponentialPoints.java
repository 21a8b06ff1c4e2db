package hookgauge.instrumentation.opentelemetrysdk;

import hookgauge.instrumentation.MetricDataSink;
import io.opentelemetry.sdk.metrics.data.PointData;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads exponential histograms by the names of their methods: before 1.23 the same types stood in an internal package. */
final class ExponentialPoints {
    private static final String PUBLIC = "io.opentelemetry.sdk.metrics.data.";
    private static final String INTERNAL = "io.opentelemetry.sdk.metrics.internal.data.exponentialhistogram.";
    private static final Map<String, Method> DATA = getters("ExponentialHistogramData");
    private static final Map<String, Method> POINT = getters("ExponentialHistogramPointData");
    private static final Map<String, Method> BUCKETS = getters("ExponentialHistogramBuckets");

    private ExponentialPoints() {}

    static boolean isDelta(Object data) {
        return DataReader.isDelta(get(DATA, "getAggregationTemporality", data));
    }

    @SuppressWarnings("unchecked") // as the methods say
    static void read(PointData point, MetricDataSink sink) {
        DataReader.begin(point, sink);
        Object positive = get(POINT, "getPositiveBuckets", point);
        Object negative = get(POINT, "getNegativeBuckets", point);
        sink.exponentialHistogram(
                (int) get(POINT, "getScale", point),
                (double) get(POINT, "getSum", point),
                extreme("hasMin", "getMin", point),
                extreme("hasMax", "getMax", point),
                (long) get(POINT, "getZeroCount", point),
                (int) get(BUCKETS, "getOffset", positive),
                DataReader.longs((List<Long>) get(BUCKETS, "getBucketCounts", positive)),
                (int) get(BUCKETS, "getOffset", negative),
                DataReader.longs((List<Long>) get(BUCKETS, "getBucketCounts", negative)));
    }

    /** Not in the oldest versions. */
    private static double extreme(String has, String get, PointData point) {
        boolean known = POINT.containsKey(has) && (boolean) get(POINT, has, point);
        return known ? (double) get(POINT, get, point) : Double.NaN;
    }

    private static Object get(Map<String, Method> getters, String name, Object target) {
        try {
            return getters.get(name).invoke(target);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("an exponential histogram of this version cannot be read", e);
        }
    }

    private static Map<String, Method> getters(String type) {
        Map<String, Method> getters = new HashMap<>();
        for (Method method : find(type).getMethods()) {
            if (method.getParameterCount() == 0) getters.put(method.getName(), method);
        }
        return getters;
    }

    private static Class<?> find(String type) {
        try {
            return Class.forName(PUBLIC + type);
        } catch (ClassNotFoundException e) {
            return findInternal(type);
        }
    }

    private static Class<?> findInternal(String type) {
        try {
            return Class.forName(INTERNAL + type);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("this version of OpenTelemetry's SDK has no exponential histograms", e);
        }
    }
}
