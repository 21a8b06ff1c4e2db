package hookgauge.agent.histogram;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;

/** One series of a histogram. Observing waits for nobody and allocates nothing. */
public final class HistogramSeries {
    private final Labels labels;
    private final double[] upperBounds;
    private final long createdMillis = System.currentTimeMillis();
    private final HistogramCells cells;
    private final int firstCell;
    /** Null as long as no value came with a span. */
    private volatile SpanExemplars exemplars;

    /** {@code upperBounds} rise and end with infinity; they are not copied. */
    HistogramSeries(Labels labels, double[] upperBounds, HistogramCells cells) {
        this.labels = labels;
        this.upperBounds = upperBounds;
        this.cells = cells;
        firstCell = cells.add(upperBounds.length + 1);
    }

    /** Adds a value, which is neither negative nor NaN, to the first bucket whose bound is not below it. */
    public void observe(double value) {
        boolean isTaken = cells.take();
        try {
            observe(value, isTaken);
        } finally {
            if (isTaken) cells.giveBack();
        }
    }

    /** The same for who has taken the cells, or found them taken. */
    public void observe(double value, boolean isTaken) {
        cells.count(isTaken, firstCell + bucketOf(value, upperBounds), firstCell + upperBounds.length, value);
    }

    /** The first one whose bound is not below the value; the bounds rise and end with infinity. */
    static int bucketOf(double value, double[] upperBounds) {
        int bucket = 0;
        while (value > upperBounds[bucket]) bucket++;
        return bucket;
    }

    /** The value was observed for a span, given by the ids of its trace and its own. */
    public void exemplify(double value, String[] span) {
        SpanExemplars known = exemplars;
        // where two threads make the first ones, those of one are lost
        if (known == null) exemplars = known = new SpanExemplars(upperBounds);
        known.offer(value, span, System.currentTimeMillis());
    }

    /** What was observed so far, or null where nothing was; a value is never in the sum alone. */
    HistogramDataPointSnapshot snapshot() {
        long[] counts = new long[upperBounds.length];
        double sum = cells.read(firstCell, counts);
        if (isEmpty(counts)) return null;
        SpanExemplars known = exemplars;
        Exemplars shown = known == null ? Exemplars.EMPTY : known.asOf(System.currentTimeMillis());
        return new HistogramDataPointSnapshot(
                ClassicHistogramBuckets.of(upperBounds, counts), sum, labels, shown, createdMillis);
    }

    private static boolean isEmpty(long[] counts) {
        for (long count : counts) {
            if (count > 0) return false;
        }
        return true;
    }
}
