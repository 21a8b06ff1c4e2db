package hookgauge.agent.jvm;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;

/** Classes loaded, unloaded and present, and the processors that the JVM may use. */
final class ClassMetrics implements MetricGroup {
    private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    private final long startMillis = ManagementFactory.getRuntimeMXBean().getStartTime();

    @Override
    public void addTo(List<MetricSnapshot> snapshots) {
        snapshots.add(counter("jvm.class.loaded", "Classes loaded so far.", classes.getTotalLoadedClassCount()));
        snapshots.add(counter("jvm.class.unloaded", "Classes unloaded so far.", classes.getUnloadedClassCount()));
        snapshots.add(count("jvm.class.count", "Classes that are loaded.", classes.getLoadedClassCount()));
        snapshots.add(count(
                "jvm.cpu.count",
                "Processors that the JVM may use.",
                Runtime.getRuntime().availableProcessors()));
    }

    private CounterSnapshot counter(String name, String help, long value) {
        return new CounterSnapshot(
                Names.of(name, help),
                Collections.singletonList(new CounterDataPointSnapshot(value, Labels.EMPTY, null, startMillis)));
    }

    /** Not a gauge: one may not end in _count. */
    private static UnknownSnapshot count(String name, String help, int value) {
        return new UnknownSnapshot(
                Names.of(name, help),
                Collections.singletonList(new UnknownDataPointSnapshot(value, Labels.EMPTY, null)));
    }
}
