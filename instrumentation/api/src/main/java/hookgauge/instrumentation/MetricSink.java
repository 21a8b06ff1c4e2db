package hookgauge.instrumentation;

/**
 * Takes what a reader finds in an app's registry, in JDK types alone, because the two share no other class.
 *
 * <p>The order is: {@link #family}; then for each point {@link #point}, any {@link #exemplar}s and one value method; then
 * {@link #end}, without which the family is thrown away.
 */
public interface MetricSink {
    int COUNTER = 0;
    int GAUGE = 1;
    int HISTOGRAM = 2;
    int GAUGE_HISTOGRAM = 3;
    int SUMMARY = 4;
    int INFO = 5;
    int STATE_SET = 6;
    int UNKNOWN = 7;
    /** A summary on the page, but its count and sum tell of the moment and may fall. */
    int GAUGE_SUMMARY = 8;

    /**
     * False if nobody asks for a family of any of these names, without the suffix of its type: then it need not be read.
     * The log calls it by the first.
     */
    boolean wants(String... names);

    /** Whether there is no name that is not wanted. */
    boolean wantsAll();

    /** Begins a family; {@code name} without the suffix of its type, {@code help} and {@code unit} may be null. */
    void family(int type, String name, String help, String unit);

    /** Begins a point; the times are milliseconds since 1970, 0 where there is none. */
    void point(String[] labelNamesAndValues, long createdMillis, long scrapedMillis);

    void exemplar(double value, String[] labelNamesAndValues, long millis);

    /** The value of a counter, a gauge, an info or an unknown point. */
    void value(double value);

    /** Counts are for each bucket alone, not cumulative; the last upper bound is +Inf. */
    void histogram(double[] upperBounds, long[] counts, double sum);

    /** A native histogram, with its classic buckets where it has both (else empty arrays). */
    void nativeHistogram(
            double[] upperBounds,
            long[] counts,
            double sum,
            int schema,
            long zeroCount,
            double zeroThreshold,
            int[] positiveIndexes,
            long[] positiveCounts,
            int[] negativeIndexes,
            long[] negativeCounts);

    /** {@code count} is -1 and {@code sum} NaN where the summary has none. */
    void summary(long count, double sum, double[] quantiles, double[] values);

    void states(String[] names, boolean[] on);

    /** A collector, family or point is lost; reading goes on. */
    void problem(String where, Throwable error);

    /** The family is whole. */
    void end();
}
