package hookgauge.agent.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import hookgauge.agent.log.AgentLog;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JvmMetricsTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final JvmMetrics metrics =
            JvmMetrics.of(new AgentLog(AgentLog.Verbosity.INFO, new PrintStream(said, true)));

    @Test
    void what_depends_on_the_last_read_is_not_read_beside_a_scrape() {
        List<String> steady = new ArrayList<>();
        for (MetricSnapshot family : metrics.steady())
            steady.add(family.getMetadata().getPrometheusName());

        assertTrue(steady.contains("jvm_cpu_time_seconds") && steady.contains("jvm_thread_count"), steady.toString());
        assertFalse(steady.contains("jvm_cpu_recent_utilization"), steady.toString());
    }

    @Test
    void the_page_has_the_names_types_and_labels_of_the_conventions() throws IOException {
        String page = page();

        assertTrue(page.contains("# TYPE jvm_memory_used_bytes gauge"), page);
        assertTrue(page.contains(
                "jvm_memory_used_bytes{jvm_memory_pool_name=\"Metaspace\",jvm_memory_type=\"non_heap\"} "));
        assertTrue(page.contains("jvm_memory_committed_bytes{"));
        assertTrue(page.contains("jvm_memory_limit_bytes{"));
        assertTrue(page.contains("# TYPE jvm_thread_count untyped"));
        assertTrue(page.contains("jvm_thread_count{jvm_thread_daemon=\"false\",jvm_thread_state=\"runnable\"} "));
        assertTrue(page.contains("# TYPE jvm_class_loaded_total counter"));
        assertTrue(page.contains("# TYPE jvm_class_count untyped"));
        assertTrue(page.contains("jvm_cpu_count " + Runtime.getRuntime().availableProcessors() + ".0\n"));
        assertTrue(page.contains("# TYPE jvm_cpu_time_seconds_total counter"));
        assertTrue(page.contains("process_start_time_seconds "));
        assertTrue(page.contains("process_open_fds "));
        assertTrue(page.contains("process_max_fds "));
        assertTrue(page.contains("process_resident_memory_bytes "));
        assertEquals("", said.toString());
    }

    @Test
    void push_gets_the_dotted_names() {
        TreeSet<String> names = new TreeSet<>();
        for (MetricSnapshot snapshot : metrics.collect()) {
            names.add(snapshot.getMetadata().getOriginalName());
        }

        assertEquals(
                "[jvm.class.count, jvm.class.loaded, jvm.class.unloaded, jvm.cpu.count, jvm.cpu.recent_utilization, "
                        + "jvm.cpu.time, jvm.gc.duration, jvm.memory.committed, jvm.memory.limit, jvm.memory.used, "
                        + "jvm.memory.used_after_last_gc, jvm.thread.count, process_max_fds, process_open_fds, "
                        + "process_resident_memory_bytes, process_start_time_seconds]",
                names.toString());
    }

    @Test
    void counts_of_threads_add_up_to_those_that_live() throws IOException {
        int before = ManagementFactory.getThreadMXBean().getThreadCount();
        double shown = sum("jvm_thread_count{");
        int after = ManagementFactory.getThreadMXBean().getThreadCount();

        // threads come and go between the readings
        assertTrue(shown >= Math.min(before, after) - 5, shown + " of " + before + " to " + after);
        assertTrue(shown <= Math.max(before, after) + 5, shown + " of " + before + " to " + after);
    }

    @Test
    void a_collection_is_observed() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);

        while (sum("jvm_gc_duration_seconds_count{") == 0) {
            if (System.nanoTime() > deadline) fail("no collection was observed");
            System.gc();
        }

        assertTrue(page().contains("jvm_gc_duration_seconds_bucket{jvm_gc_action=\"end of major GC\""));
    }

    private double sum(String prefix) throws IOException {
        double sum = 0;
        for (String line : page().split("\n")) {
            if (line.startsWith(prefix)) sum += Double.parseDouble(line.substring(line.lastIndexOf(' ')));
        }
        return sum;
    }

    private String page() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MetricSnapshots snapshots = new MetricSnapshots(metrics.collect());
        PrometheusTextFormatWriter.create().write(out, snapshots, EscapingScheme.UNDERSCORE_ESCAPING);
        return out.toString(StandardCharsets.UTF_8);
    }
}
