package hookgauge.instrumentation.micrometer;

import hookgauge.instrumentation.MetricSink;
import hookgauge.instrumentation.RegistryReader;
import hookgauge.instrumentation.Standing;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;

/** Reads a registry of Micrometer 1.1 to 1.17 that is no front of another library's. */
public final class MicrometerReader implements RegistryReader {
    @Override
    public void read(Object registry, MetricSink sink) {
        Families families = new Families();
        for (Meter meter : ((MeterRegistry) registry).getMeters()) {
            // the gauges that a registry adds for the percentiles and buckets of a timer
            if (meter.getId().syntheticAssociation() != null) continue;
            try {
                MeterReader reader = new MeterReader(meter, families);
                if (sink.wantsAll() || sink.wants(reader.names())) reader.read();
            } catch (Throwable t) {
                sink.problem(meter.getId().getName(), t);
            }
        }
        families.tell(sink);
    }

    @Override
    public Standing standing(Object registry) {
        MeterRegistry meters = (MeterRegistry) registry;
        if (meters instanceof CompositeMeterRegistry || meters.isClosed()) return Standing.NONE;
        RegistryKind kind = RegistryKind.of(meters.getClass());
        return kind == null ? Standing.LEAF : kind.standing;
    }

    /** The global composite and, however deep, all that it passes on to. */
    @Override
    public Collection<MeterRegistry> shared() {
        Collection<MeterRegistry> shared = Collections.newSetFromMap(new IdentityHashMap<>());
        addWithInner(Metrics.globalRegistry, shared);
        return shared;
    }

    private static void addWithInner(MeterRegistry registry, Collection<MeterRegistry> shared) {
        if (!shared.add(registry) || !(registry instanceof CompositeMeterRegistry)) return;
        for (MeterRegistry inner : ((CompositeMeterRegistry) registry).getRegistries()) addWithInner(inner, shared);
    }

    @Override
    public Object inner(Object registry) {
        try {
            return RegistryKind.inner(registry);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(registry.getClass().getName() + " has no registry that can be seen", e);
        }
    }
}
