package hookgauge.agent.jvm;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import hookgauge.agent.log.AgentLog;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;

/** CPU and file descriptors, which only the beans of module jdk.management tell. */
final class SystemMetrics implements MetricGroup {
    private final long startMillis = ManagementFactory.getRuntimeMXBean().getStartTime();
    private final AgentLog log;

    /** Null before the first scrape: to make it the JDK looks for control groups, with 80 classes of regex and streams. */
    private Object system;

    SystemMetrics(AgentLog log) {
        this.log = log;
    }

    @Override
    public void addTo(List<MetricSnapshot> snapshots) {
        OperatingSystemMXBean system = system();
        if (system == null) return;
        double utilization = system.getProcessCpuLoad();
        if (utilization >= 0) {
            snapshots.add(gauge("jvm.cpu.recent_utilization", "CPU in use by the process, 0 to 1.", utilization));
        }
        addSteady(snapshots, system);
    }

    @Override
    public void addSteadyTo(List<MetricSnapshot> snapshots) {
        OperatingSystemMXBean system = system();
        if (system != null) addSteady(snapshots, system);
    }

    /** Null where it is of another kind. */
    private OperatingSystemMXBean system() {
        if (system == null) {
            system = ManagementFactory.getOperatingSystemMXBean();
            if (!(system instanceof OperatingSystemMXBean))
                log.info("this JVM tells no metrics of CPU and file descriptors");
        }
        return system instanceof OperatingSystemMXBean ? (OperatingSystemMXBean) system : null;
    }

    private void addSteady(List<MetricSnapshot> snapshots, OperatingSystemMXBean system) {
        long cpuNanos = system.getProcessCpuTime();
        if (cpuNanos >= 0) snapshots.add(cpuTime(cpuNanos / 1e9));
        if (!(system instanceof UnixOperatingSystemMXBean)) return;
        UnixOperatingSystemMXBean unix = (UnixOperatingSystemMXBean) system;
        snapshots.add(gauge("process_open_fds", "Open file descriptors.", unix.getOpenFileDescriptorCount()));
        snapshots.add(gauge("process_max_fds", "File descriptors that can be open.", unix.getMaxFileDescriptorCount()));
    }

    private CounterSnapshot cpuTime(double seconds) {
        return new CounterSnapshot(
                Names.of("jvm.cpu.time", Unit.SECONDS, "CPU time of the process."),
                Collections.singletonList(new CounterDataPointSnapshot(seconds, Labels.EMPTY, null, startMillis)));
    }

    private static GaugeSnapshot gauge(String name, String help, double value) {
        return new GaugeSnapshot(
                Names.of(name, help), Collections.singletonList(new GaugeDataPointSnapshot(value, Labels.EMPTY, null)));
    }
}
