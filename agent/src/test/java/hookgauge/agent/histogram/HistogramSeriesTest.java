package hookgauge.agent.histogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.Unit;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HistogramSeriesTest {
    private final LabelledHistogram histogram = new LabelledHistogram("size", Unit.BYTES, "Sizes.", 10, 100);

    @Test
    void a_value_is_in_the_first_bucket_whose_bound_is_not_below_it() {
        HistogramSeries series = histogram.series(Labels.EMPTY);
        for (double value : new double[] {0, 10, 10.5, 100, 101, 1e300}) series.observe(value);

        assertEquals(List.of(2L, 2L, 2L), counts(only()));
        assertEquals(1e300, only().getSum());
        assertEquals(Double.POSITIVE_INFINITY, only().getClassicBuckets().getUpperBound(2));
    }

    @Test
    void series_have_labels_and_bounds_of_their_own() {
        histogram.series(Labels.of("a", "1")).observe(50);
        histogram
                .series(Labels.of("b", "2"), new HistogramCells(), new double[] {60})
                .observe(50);

        HistogramSnapshot snapshot = histogram.collect();

        assertEquals("size_bytes", snapshot.getMetadata().getName());
        assertEquals(
                List.of(Labels.of("a", "1"), Labels.of("b", "2")),
                snapshot.getDataPoints().stream()
                        .map(HistogramDataPointSnapshot::getLabels)
                        .toList());
        assertEquals(List.of(0L, 1L, 0L), counts(snapshot.getDataPoints().get(0)));
        assertEquals(List.of(1L, 0L), counts(snapshot.getDataPoints().get(1)));
    }

    @Test
    void series_that_share_cells_are_observed_together_and_read_apart() {
        HistogramCells cells = new HistogramCells();
        HistogramSeries first = histogram.series(Labels.of("a", "1"), cells);
        HistogramSeries second = histogram.series(Labels.of("b", "2"), cells, new double[] {60});

        boolean isTaken = cells.take();
        first.observe(50, isTaken);
        second.observe(70, isTaken);
        cells.giveBack();

        assertTrue(isTaken);
        List<HistogramDataPointSnapshot> points = histogram.collect().getDataPoints();
        assertEquals(List.of(0L, 1L, 0L), counts(points.get(0)));
        assertEquals(50, points.get(0).getSum());
        assertEquals(List.of(0L, 1L), counts(points.get(1)));
        assertEquals(70, points.get(1).getSum());
    }

    @Test
    void nobody_waits_for_who_has_taken_the_cells_and_never_gives_them_back() {
        HistogramCells cells = new HistogramCells();
        HistogramSeries series = histogram.series(Labels.EMPTY, cells);
        series.observe(5);

        assertTrue(cells.take());
        assertFalse(cells.take());
        series.observe(50);

        assertEquals(List.of(1L, 1L, 0L), counts(only()));
        assertEquals(55, only().getSum());
    }

    @Test
    void a_series_without_a_value_is_not_there() {
        histogram.series(Labels.EMPTY);

        assertEquals(List.of(), histogram.collect().getDataPoints());
    }

    @Test
    void nothing_is_lost_where_threads_meet_and_a_value_is_never_in_the_sum_alone() throws InterruptedException {
        int threads = 6;
        int each = 200_000;
        HistogramSeries series = histogram.series(Labels.EMPTY);
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> observers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            observers.add(new Thread(() -> {
                await(start);
                IntStream.range(0, each).forEach(n -> series.observe(5));
            }));
        }
        observers.forEach(Thread::start);
        start.countDown();
        while (observers.stream().anyMatch(Thread::isAlive)) {
            for (HistogramDataPointSnapshot seen : histogram.collect().getDataPoints())
                assertTrue(seen.getSum() <= 5 * seen.getCount(), seen.getSum() + " of " + seen.getCount());
        }
        for (Thread observer : observers) observer.join();

        assertEquals(List.of((long) threads * each, 0L, 0L), counts(only()));
        assertEquals(5.0 * threads * each, only().getSum());
    }

    @Test
    void observing_allocates_nothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        HistogramSeries series = histogram.series(Labels.EMPTY);
        // the bean's own first call
        threads.getThreadAllocatedBytes(Thread.currentThread().getId());

        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < 10_000; i++) series.observe(i);
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;

        // interpreted as well as compiled; the compiler's own hand-over may cost the thread a little
        assertTrue(allocated < 1_000, allocated + " bytes");
    }

    private HistogramDataPointSnapshot only() {
        return histogram.collect().getDataPoints().get(0);
    }

    private static List<Long> counts(HistogramDataPointSnapshot point) {
        ClassicHistogramBuckets buckets = point.getClassicBuckets();
        return LongStream.range(0, buckets.size())
                .map(i -> buckets.getCount((int) i))
                .boxed()
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
