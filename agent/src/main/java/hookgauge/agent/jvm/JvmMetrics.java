package hookgauge.agent.jvm;

import hookgauge.agent.gather.MetricSource;
import hookgauge.agent.gather.Rank;
import hookgauge.agent.log.AgentLog;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * Metrics of the JVM by OpenTelemetry's semantic conventions (https://opentelemetry.io/docs/specs/semconv/runtime/jvm-metrics/)
 * and of the process as all Prometheus clients have them, read from MXBeans and {@code /proc}.
 */
public final class JvmMetrics implements MetricSource {
    private final List<MetricGroup> groups = new ArrayList<>();

    private final Rank rank;

    private JvmMetrics(Rank rank) {
        this.rank = rank;
    }

    /** Reads what this runtime has: one made by jlink may lack the modules behind some of it. */
    public static JvmMetrics of(AgentLog log) {
        return of(Rank.JVM, log);
    }

    /** With what the app has under the same names beside it. */
    public static JvmMetrics besideApp(AgentLog log) {
        return of(Rank.JVM_BESIDE_APP, log);
    }

    private static JvmMetrics of(Rank rank, AgentLog log) {
        JvmMetrics metrics = new JvmMetrics(rank);
        metrics.groups.add(new ThreadMetrics());
        try {
            metrics.addStandard();
        } catch (NoClassDefFoundError e) {
            log.info("module java.management is missing: no metrics of memory and classes");
            return metrics;
        }
        try {
            metrics.addOfThisVendor(log);
        } catch (NoClassDefFoundError e) {
            log.info("module jdk.management is missing: no metrics of GC, CPU and file descriptors");
        }
        return metrics;
    }

    @Override
    public String name() {
        return "jvm";
    }

    @Override
    public Rank rank() {
        return rank;
    }

    @Override
    public List<MetricSnapshot> collect() {
        List<MetricSnapshot> snapshots = new ArrayList<>();
        for (MetricGroup group : groups) group.addTo(snapshots);
        return snapshots;
    }

    /** Without those that tell what was since they were read last, so that a scrape does not notice. */
    public List<MetricSnapshot> steady() {
        List<MetricSnapshot> snapshots = new ArrayList<>();
        for (MetricGroup group : groups) group.addSteadyTo(snapshots);
        return snapshots;
    }

    private void addStandard() {
        groups.add(new MemoryMetrics());
        groups.add(new ClassMetrics());
        groups.add(new ProcessMetrics());
    }

    private void addOfThisVendor(AgentLog log) {
        groups.add(new GcMetrics());
        groups.add(new SystemMetrics(log));
    }
}
