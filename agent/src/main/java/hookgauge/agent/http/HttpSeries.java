package hookgauge.agent.http;

import hookgauge.agent.histogram.HistogramCells;
import hookgauge.agent.histogram.HistogramSeries;

/** The data points of one label set, resolved once; what is switched off is null. */
final class HttpSeries {
    /** Bucket bounds of sizes. */
    static final double[] BYTES = {100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};

    /** Of requests that are not wanted. */
    static final HttpSeries UNRECORDED = new HttpSeries(null, null, null, null, null, null);

    private final Object attributes;
    private final HistogramCells cells;
    private final HistogramSeries duration;
    private final HistogramSeries selfDuration;
    private final HistogramSeries requestBodySize;
    private final HistogramSeries responseBodySize;

    /**
     * @param attributes what tells the label set from others; null if it is what others share
     * @param cells where all of them count
     */
    HttpSeries(
            Object attributes,
            HistogramCells cells,
            HistogramSeries duration,
            HistogramSeries selfDuration,
            HistogramSeries requestBodySize,
            HistogramSeries responseBodySize) {
        this.attributes = attributes;
        this.cells = cells;
        this.duration = duration;
        this.selfDuration = selfDuration;
        this.requestBodySize = requestBodySize;
        this.responseBodySize = responseBodySize;
    }

    boolean isOf(Object wanted) {
        return attributes != null && attributes.equals(wanted);
    }

    /** A size of -1 is unknown and not recorded; {@code span} has the ids of trace and span, or is null. */
    void record(long nanos, long ownNanos, long requestBytes, long responseBytes, String[] span) {
        boolean isTaken = cells.take();
        try {
            duration.observe(nanos / 1e9, isTaken);
            if (selfDuration != null) selfDuration.observe(ownNanos / 1e9, isTaken);
            if (requestBodySize != null && requestBytes >= 0) requestBodySize.observe(requestBytes, isTaken);
            if (responseBodySize != null && responseBytes >= 0) responseBodySize.observe(responseBytes, isTaken);
        } finally {
            if (isTaken) cells.giveBack();
        }
        if (span != null) duration.exemplify(nanos / 1e9, span);
    }
}
