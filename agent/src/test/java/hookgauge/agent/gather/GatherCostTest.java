package hookgauge.agent.gather;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** The garbage of a gather of 10,000 series of an app; for its time there is a benchmark, as that needs a quiet machine. */
class GatherCostTest {
    private static final int SERIES = 10_000;
    private static final long MAX_BYTES = 1_400L * SERIES;

    private final GatherFixture fixture = new GatherFixture(Libraries.MODULES);
    private final PrometheusRegistry app = new PrometheusRegistry();

    @Test
    void gather_of_counters_makes_at_most_1400_bytes_of_garbage_a_series() {
        for (int family = 0; family < 100; family++) {
            Counter counter = Counter.builder()
                    .name("app_requests_" + family)
                    .labelNames("method", "path", "status")
                    .withoutExemplars()
                    .register(app);
            for (int i = 0; i < SERIES / 100; i++) {
                counter.labelValues("GET", "/items/" + i, "200").inc(i);
            }
        }

        long bytes = bytesOfGather();

        assertTrue(bytes <= MAX_BYTES, bytes / SERIES + " bytes a series");
    }

    @Test
    void gather_of_histograms_makes_at_most_1400_bytes_of_garbage_a_series() {
        Histogram histogram = Histogram.builder()
                .name("app_wait_seconds")
                .classicOnly()
                .labelNames("method", "path", "status")
                .withoutExemplars()
                .register(app);
        // each has 14 series
        for (int i = 0; i < SERIES / 14; i++) {
            histogram.labelValues("GET", "/items/" + i, "200").observe(i);
        }

        long bytes = bytesOfGather();

        assertTrue(bytes <= MAX_BYTES, bytes / SERIES + " bytes a series");
    }

    /** Of one by which labels are known and the code is compiled, which on a busy machine takes some. */
    private long bytesOfGather() {
        fixture.accept(app);
        long bytes = Long.MAX_VALUE;
        for (int i = 0; i < 300 && bytes > MAX_BYTES; i++) {
            long before = allocated();
            fixture.all();
            bytes = allocated() - before;
        }
        return bytes;
    }

    /** On this thread and on those where sources are read. */
    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("hookgauge gather")) bytes += threads.getThreadAllocatedBytes(thread.getId());
        }
        return bytes;
    }
}
