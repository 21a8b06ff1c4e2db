package hookgauge.agent.jvm;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Memory by pool; the labels are built once. */
final class MemoryMetrics implements MetricGroup {
    private final Map<MemoryPoolMXBean, Labels> pools = new LinkedHashMap<>();

    MemoryMetrics() {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            String type = pool.getType() == MemoryType.HEAP ? "heap" : "non_heap";
            pools.put(pool, Labels.of("jvm.memory.type", type, "jvm.memory.pool.name", pool.getName()));
        }
    }

    @Override
    public void addTo(List<MetricSnapshot> snapshots) {
        List<GaugeDataPointSnapshot> used = new ArrayList<>();
        List<GaugeDataPointSnapshot> committed = new ArrayList<>();
        List<GaugeDataPointSnapshot> limit = new ArrayList<>();
        List<GaugeDataPointSnapshot> afterGc = new ArrayList<>();
        for (Map.Entry<MemoryPoolMXBean, Labels> entry : pools.entrySet()) {
            Labels labels = entry.getValue();
            MemoryUsage now = entry.getKey().getUsage();
            if (now != null) {
                used.add(new GaugeDataPointSnapshot(now.getUsed(), labels, null));
                committed.add(new GaugeDataPointSnapshot(now.getCommitted(), labels, null));
                if (now.getMax() >= 0) limit.add(new GaugeDataPointSnapshot(now.getMax(), labels, null));
            }
            MemoryUsage collected = entry.getKey().getCollectionUsage();
            if (collected != null) afterGc.add(new GaugeDataPointSnapshot(collected.getUsed(), labels, null));
        }
        snapshots.add(gauge("jvm.memory.used", "Memory in use.", used));
        snapshots.add(gauge("jvm.memory.committed", "Memory that the JVM has for sure.", committed));
        snapshots.add(gauge("jvm.memory.limit", "Memory that can be had at most.", limit));
        snapshots.add(gauge("jvm.memory.used_after_last_gc", "Memory in use after the last collection.", afterGc));
    }

    private static GaugeSnapshot gauge(String name, String help, List<GaugeDataPointSnapshot> points) {
        return new GaugeSnapshot(Names.of(name, Unit.BYTES, help), points);
    }
}
