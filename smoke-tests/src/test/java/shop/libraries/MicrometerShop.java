package shop.libraries;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Micrometer's usual meters in its global registry, with the registry for Prometheus where the loader has that. */
public final class MicrometerShop implements UnaryOperator<String> {
    /** For so long a maximum is kept, which else is forgotten after a minute. */
    private static final Duration LONGEST_TEST = Duration.ofHours(1);

    private final MeterRegistry prometheus = prometheus();

    public MicrometerShop(String name) {
        Metrics.addRegistry(new SimpleMeterRegistry());
        if (prometheus != null) Metrics.addRegistry(prometheus);
        MeterRegistry registry = Metrics.globalRegistry;
        Counter.builder(name + ".orders")
                .description("Orders.")
                .tag("shop.name", "one")
                .register(registry)
                .increment(3);
        Gauge.builder(name + ".queue", this, shop -> 7).baseUnit("items").register(registry);
        Timer wait = Timer.builder(name + ".wait")
                .distributionStatisticExpiry(LONGEST_TEST)
                .register(registry);
        wait.record(250, TimeUnit.MILLISECONDS);
        wait.record(750, TimeUnit.MILLISECONDS);
        DistributionSummary.builder(name + ".size")
                .baseUnit("bytes")
                .distributionStatisticExpiry(LONGEST_TEST)
                .register(registry)
                .record(100);
    }

    @Override
    public String apply(String wish) {
        if (!wish.equals("page")) throw new IllegalArgumentException(wish);
        if (prometheus == null) return "";
        try {
            return (String) prometheus.getClass().getMethod("scrape").invoke(prometheus);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its package is another since 1.13. */
    private static MeterRegistry prometheus() {
        for (String type : new String[] {
            "io.micrometer.prometheusmetrics.PrometheusMeterRegistry",
            "io.micrometer.prometheus.PrometheusMeterRegistry"
        }) {
            try {
                return made(Class.forName(type));
            } catch (ClassNotFoundException e) {
                // the other one, or none
            }
        }
        return null;
    }

    private static MeterRegistry made(Class<?> type) {
        try {
            for (Constructor<?> constructor : type.getConstructors()) {
                Class<?>[] types = constructor.getParameterTypes();
                if (types.length != 1) continue;
                return (MeterRegistry)
                        constructor.newInstance(types[0].getField("DEFAULT").get(null));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException(type.getName());
    }
}
