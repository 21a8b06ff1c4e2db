package hookgauge.agent.http;

import hookgauge.agent.histogram.HistogramSeries;

/** The data points of one label set, resolved once; what is switched off is null. */
final class HttpSeries {
    /** Bucket bounds of sizes. */
    static final double[] BYTES = {100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};

    /** Of requests that are not wanted. */
    static final HttpSeries UNRECORDED = new HttpSeries(null, null, null, null);

    private final HistogramSeries duration;
    private final HistogramSeries selfDuration;
    private final HistogramSeries requestBodySize;
    private final HistogramSeries responseBodySize;

    HttpSeries(
            HistogramSeries duration,
            HistogramSeries selfDuration,
            HistogramSeries requestBodySize,
            HistogramSeries responseBodySize) {
        this.duration = duration;
        this.selfDuration = selfDuration;
        this.requestBodySize = requestBodySize;
        this.responseBodySize = responseBodySize;
    }

    /** A size of -1 is unknown and not recorded; {@code span} has the ids of trace and span, or is null. */
    void record(long nanos, long ownNanos, long requestBytes, long responseBytes, String[] span) {
        duration.observe(nanos / 1e9);
        if (span != null) duration.exemplify(nanos / 1e9, span);
        if (selfDuration != null) selfDuration.observe(ownNanos / 1e9);
        if (requestBodySize == null) return;
        if (requestBytes >= 0) requestBodySize.observe(requestBytes);
        if (responseBytes >= 0) responseBodySize.observe(responseBytes);
    }
}
