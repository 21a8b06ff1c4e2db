package hookgauge.agent.histogram;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Where histograms that are observed together count: for each a cell a bucket, and one for the bits of the sum, side by side.
 * The thread that has taken them writes without further ado, so that all observations of a request are one atomic operation.
 * Who finds them taken does not wait, but counts in cells where each addition is atomic.
 */
public final class HistogramCells {
    // a power of two
    private static final int STRIPES =
            Integer.highestOneBit(Math.min(16, Runtime.getRuntime().availableProcessors())) * 2;
    private static final long LONGEST_WAIT_NANOS = 10_000_000;

    private static final AtomicIntegerFieldUpdater<HistogramCells> TAKEN =
            AtomicIntegerFieldUpdater.newUpdater(HistogramCells.class, "taken");

    private volatile int taken;
    // Guarded by taken
    private long[] cells = {};
    private final AtomicReferenceArray<AtomicLongArray> shared = new AtomicReferenceArray<>(STRIPES);

    /** Makes so many cells more, and answers which is the first; none may have been counted in before. */
    synchronized int add(int more) {
        int first = cells.length;
        cells = Arrays.copyOf(cells, first + more);
        return first;
    }

    /** True if this thread has them now; it gives them back in a moment. */
    public boolean take() {
        return taken == 0 && TAKEN.compareAndSet(this, 0, 1);
    }

    public void giveBack() {
        TAKEN.lazySet(this, 0);
    }

    /** Adds one to the first cell, and to the second the value. */
    void count(boolean isTaken, int bucket, int sum, double value) {
        if (isTaken) {
            cells[bucket]++;
            cells[sum] = plus(cells[sum], value);
        } else {
            AtomicLongArray ofThread = sharedOfThread();
            ofThread.getAndIncrement(bucket);
            addToSum(ofThread, sum, value);
        }
    }

    private static void addToSum(AtomicLongArray cells, int cell, double value) {
        long sum = cells.get(cell);
        while (!cells.compareAndSet(cell, sum, plus(sum, value))) sum = cells.get(cell);
    }

    private static long plus(long sum, double value) {
        return Double.doubleToRawLongBits(Double.longBitsToDouble(sum) + value);
    }

    @SuppressWarnings("deprecation") // its successor is newer than Java 8
    private AtomicLongArray sharedOfThread() {
        int stripe = (int) Thread.currentThread().getId() & STRIPES - 1;
        AtomicLongArray known = shared.get(stripe);
        if (known != null) return known;
        shared.compareAndSet(stripe, null, new AtomicLongArray(cells.length));
        return shared.get(stripe);
    }

    /** Adds what is in the cells from the first on to the counts, and answers the sum, which is in the cell behind them. */
    double read(int first, long[] counts) {
        double sum = readTaken(first, counts);
        for (int i = 0; i < STRIPES; i++) {
            AtomicLongArray known = shared.get(i);
            if (known != null) sum += read(known, first, counts);
        }
        return sum;
    }

    /** Whoever has them gives them back at once, unless the system has put it aside, or its stack was full. */
    private double readTaken(int first, long[] counts) {
        long begun = System.nanoTime();
        boolean isTaken = take();
        while (!isTaken && System.nanoTime() - begun < LONGEST_WAIT_NANOS) {
            Thread.yield();
            isTaken = take();
        }
        try {
            for (int i = 0; i < counts.length; i++) counts[i] += cells[first + i];
            return Double.longBitsToDouble(cells[first + counts.length]);
        } finally {
            if (isTaken) giveBack();
        }
    }

    /** The sum is read before the counts, for it is written after them. */
    private static double read(AtomicLongArray cells, int first, long[] counts) {
        double sum = Double.longBitsToDouble(cells.get(first + counts.length));
        for (int i = 0; i < counts.length; i++) counts[i] += cells.get(first + i);
        return sum;
    }
}
