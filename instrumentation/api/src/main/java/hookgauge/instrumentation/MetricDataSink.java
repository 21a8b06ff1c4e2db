package hookgauge.instrumentation;

/**
 * Takes the metrics of an app's own OpenTelemetry SDK, in JDK types alone, because app and agent share no other class.
 *
 * <p>The order is: {@link #scope}; {@link #metric}; then for each point {@link #point}, any {@link #exemplar}s and one value
 * method; then {@link #end}, without which the metric is thrown away. Attributes are key, name of the type as in
 * {@code AttributeType}, and value, for each of them.
 */
public interface MetricDataSink {
    /** The scope of the metrics that follow; {@code version} and {@code schemaUrl} may be null. */
    void scope(String name, String version, String schemaUrl, Object[] attributes);

    /**
     * Begins a metric.
     *
     * @param type as in {@code MetricDataType}
     * @param isMonotonic of a sum
     * @param isDelta of a sum or a histogram
     */
    void metric(String type, String name, String description, String unit, boolean isMonotonic, boolean isDelta);

    /** Begins a point; the times are nanoseconds since 1970. */
    void point(long startNanos, long nanos, Object[] attributes);

    /** {@code value} is a Long at a point of longs, else a Double. */
    void exemplar(Number value, long nanos, String traceId, String spanId, Object[] filteredAttributes);

    void value(long value);

    void value(double value);

    /** {@code min} and {@code max} are NaN where they are not known; the last count has no bound. */
    void histogram(double sum, double min, double max, double[] bounds, long[] counts);

    void exponentialHistogram(
            int scale,
            double sum,
            double min,
            double max,
            long zeroCount,
            int positiveOffset,
            long[] positiveCounts,
            int negativeOffset,
            long[] negativeCounts);

    void summary(long count, double sum, double[] quantiles, double[] values);

    /** A metric is lost; reading goes on. */
    void problem(String metric, Throwable error);

    /** The metric is whole. */
    void end();
}
