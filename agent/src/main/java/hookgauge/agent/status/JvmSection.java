package hookgauge.agent.status;

import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.List;
import java.util.function.Supplier;

/** Memory, collections, CPU and threads of the JVM, as the page of metrics has them. */
public final class JvmSection implements Section {
    private final Supplier<List<MetricSnapshot>> jvm;

    public JvmSection(Supplier<List<MetricSnapshot>> jvm) {
        this.jvm = jvm;
    }

    @Override
    public void writeTo(Json json) {
        json.object("jvm").field("cpus", Runtime.getRuntime().availableProcessors());
        for (MetricSnapshot family : jvm.get()) write(json, family);
        json.endObject();
    }

    private static void write(Json json, MetricSnapshot family) {
        switch (family.getMetadata().getPrometheusName()) {
            case "jvm_memory_used_bytes":
                json.field("heapUsed", sum(family, "heap"));
                break;
            case "jvm_memory_used_after_last_gc_bytes":
                json.field("heapAfterGc", sum(family, "heap"));
                break;
            case "jvm_gc_duration_seconds":
                json.field("gcSeconds", sum(family, null));
                break;
            case "jvm_cpu_time_seconds":
                json.field("cpuSeconds", sum(family, null));
                break;
            case "jvm_thread_count":
                json.field("threads", sum(family, null));
                break;
            default:
        }
    }

    /** @param type that the points must have as their type of memory; null for all points */
    private static double sum(MetricSnapshot family, String type) {
        double sum = 0;
        for (DataPointSnapshot point : family.getDataPoints()) {
            if (type == null || type.equals(point.getLabels().get("jvm.memory.type"))) sum += value(point);
        }
        return sum;
    }

    private static double value(DataPointSnapshot point) {
        if (point instanceof GaugeDataPointSnapshot) return ((GaugeDataPointSnapshot) point).getValue();
        if (point instanceof CounterDataPointSnapshot) return ((CounterDataPointSnapshot) point).getValue();
        if (point instanceof UnknownDataPointSnapshot) return ((UnknownDataPointSnapshot) point).getValue();
        return ((HistogramDataPointSnapshot) point).getSum();
    }
}
