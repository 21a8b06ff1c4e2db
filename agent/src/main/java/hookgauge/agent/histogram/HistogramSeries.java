package hookgauge.agent.histogram;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * One series of a histogram. Observing takes no lock and allocates nothing: each bucket is a cell, and so is the sum;
 * threads that meet at a cell get more of them, as with a {@link java.util.concurrent.atomic.LongAdder}.
 */
public final class HistogramSeries {
    // a power of two; the first is there from the start, the others where threads meet
    private static final int STRIPES =
            Integer.highestOneBit(Math.min(16, Runtime.getRuntime().availableProcessors())) * 2;

    private final Labels labels;
    private final double[] upperBounds;
    private final long createdMillis = System.currentTimeMillis();
    private final AtomicLongArray firstCells;
    private final AtomicReferenceArray<AtomicLongArray> moreCells = new AtomicReferenceArray<>(STRIPES);
    /** Null as long as no value came with a span. */
    private volatile SpanExemplars exemplars;

    /** {@code upperBounds} rise and end with infinity; they are not copied. */
    HistogramSeries(Labels labels, double[] upperBounds) {
        this.labels = labels;
        this.upperBounds = upperBounds;
        firstCells = newCells();
    }

    /** Adds a value, which is neither negative nor NaN, to the first bucket whose bound is not below it. */
    public void observe(double value) {
        int bucket = bucketOf(value, upperBounds);
        long count = firstCells.get(bucket);
        if (firstCells.compareAndSet(bucket, count, count + 1)) {
            addToSum(firstCells, value);
        } else {
            AtomicLongArray cells = cellsOfThread();
            cells.getAndIncrement(bucket);
            addToSum(cells, value);
        }
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

    private void addToSum(AtomicLongArray cells, double value) {
        int cell = upperBounds.length;
        long sum = cells.get(cell);
        while (!cells.compareAndSet(cell, sum, Double.doubleToRawLongBits(Double.longBitsToDouble(sum) + value)))
            sum = cells.get(cell);
    }

    @SuppressWarnings("deprecation") // its successor is newer than Java 8
    private AtomicLongArray cellsOfThread() {
        int stripe = (int) Thread.currentThread().getId() & STRIPES - 1;
        AtomicLongArray cells = moreCells.get(stripe);
        if (cells != null) return cells;
        moreCells.compareAndSet(stripe, null, newCells());
        return moreCells.get(stripe);
    }

    /** The counts of the buckets, then the bits of the sum. */
    private AtomicLongArray newCells() {
        return new AtomicLongArray(upperBounds.length + 1);
    }

    /** What was observed so far, or null where nothing was; a value is never in the sum alone. */
    HistogramDataPointSnapshot snapshot() {
        long[] counts = new long[upperBounds.length];
        double sum = addedTo(counts, firstCells);
        for (int i = 0; i < STRIPES; i++) {
            AtomicLongArray cells = moreCells.get(i);
            if (cells != null) sum += addedTo(counts, cells);
        }
        if (isEmpty(counts)) return null;
        SpanExemplars known = exemplars;
        Exemplars shown = known == null ? Exemplars.EMPTY : known.asOf(System.currentTimeMillis());
        return new HistogramDataPointSnapshot(
                ClassicHistogramBuckets.of(upperBounds, counts), sum, labels, shown, createdMillis);
    }

    /** Answers the sum, which is read before the counts, for it is written after them. */
    private static double addedTo(long[] counts, AtomicLongArray cells) {
        double sum = Double.longBitsToDouble(cells.get(counts.length));
        for (int bucket = 0; bucket < counts.length; bucket++) counts[bucket] += cells.get(bucket);
        return sum;
    }

    private static boolean isEmpty(long[] counts) {
        for (long count : counts) {
            if (count > 0) return false;
        }
        return true;
    }
}
