package hookgauge.instrumentation.prometheusclient;

import hookgauge.instrumentation.MetricSink;
import hookgauge.instrumentation.RegistryReader;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;

/** Reads a registry of the Prometheus client 1.x; it calls only what 1.0.0 has, which no later version took away. */
public final class ClientJavaReader implements RegistryReader {
    @Override
    public void read(Object registry, MetricSink sink) {
        PrometheusRegistry prometheus = (PrometheusRegistry) registry;
        MetricSnapshots families;
        try {
            families = sink.wantsAll() ? prometheus.scrape() : prometheus.scrape(sink::wants);
        } catch (Throwable t) {
            readOneByOne(prometheus, sink, t);
            return;
        }
        readAll(families, sink);
    }

    /** A registry lets one bad collector spoil all: so the collectors are asked one by one, and only the bad one is lost. */
    private static void readOneByOne(PrometheusRegistry registry, MetricSink sink, Throwable spoiler) {
        Collection<?> collectors;
        Collection<?> multiCollectors;
        try {
            collectors = collectors(registry, "collectors");
            multiCollectors = collectors(registry, "multiCollectors");
        } catch (ReflectiveOperationException | RuntimeException e) {
            // in a closed module, or a version that keeps them elsewhere
            sink.problem("the whole registry", spoiler);
            return;
        }
        for (Object collector : collectors) {
            try {
                String name = ((Collector) collector).getPrometheusName();
                if (name != null && !sink.wants(name)) continue;
                MetricSnapshot family = ((Collector) collector).collect();
                if (family != null) SnapshotReader.read(family, sink);
            } catch (Throwable t) {
                sink.problem(collector.getClass().getName(), t);
            }
        }
        for (Object collector : multiCollectors) {
            try {
                readAll(((MultiCollector) collector).collect(), sink);
            } catch (Throwable t) {
                sink.problem(collector.getClass().getName(), t);
            }
        }
    }

    private static void readAll(MetricSnapshots families, MetricSink sink) {
        for (MetricSnapshot family : families) {
            try {
                SnapshotReader.read(family, sink);
            } catch (Throwable t) {
                sink.problem(family.getMetadata().getName(), t);
            }
        }
    }

    private static Collection<?> collectors(PrometheusRegistry registry, String fieldName)
            throws ReflectiveOperationException {
        Field field = PrometheusRegistry.class.getDeclaredField(fieldName);
        field.setAccessible(true);
        return new ArrayList<>((Collection<?>) field.get(registry));
    }
}
