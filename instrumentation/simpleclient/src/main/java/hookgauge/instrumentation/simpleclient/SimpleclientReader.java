package hookgauge.instrumentation.simpleclient;

import hookgauge.instrumentation.MetricSink;
import hookgauge.instrumentation.RegistryReader;
import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.CollectorRegistry;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Reads a registry of simpleclient 0.0.26 to 0.16. */
public final class SimpleclientReader implements RegistryReader {
    @Override
    public void read(Object registry, MetricSink sink) {
        CollectorRegistry simple = (CollectorRegistry) registry;
        List<MetricFamilySamples> families;
        try {
            families = Collections.list(simple.metricFamilySamples());
        } catch (Throwable t) {
            readOneByOne(simple, sink, t);
            return;
        }
        readAll(families, sink);
    }

    /** A registry lets one bad collector spoil all: so the collectors are asked one by one, and only the bad one is lost. */
    private static void readOneByOne(CollectorRegistry registry, MetricSink sink, Throwable spoiler) {
        Collection<?> collectors;
        try {
            Method copied = CollectorRegistry.class.getDeclaredMethod("collectors");
            copied.setAccessible(true);
            collectors = (Collection<?>) copied.invoke(registry);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // in a closed module
            sink.problem("the whole registry", spoiler);
            return;
        }
        for (Object collector : collectors) {
            try {
                readAll(((Collector) collector).collect(), sink);
            } catch (Throwable t) {
                sink.problem(collector.getClass().getName(), t);
            }
        }
    }

    private static void readAll(List<MetricFamilySamples> families, MetricSink sink) {
        for (MetricFamilySamples family : families) {
            try {
                new FamilyReader(family).read(sink);
            } catch (Throwable t) {
                sink.problem(family.name, t);
            }
        }
    }
}
