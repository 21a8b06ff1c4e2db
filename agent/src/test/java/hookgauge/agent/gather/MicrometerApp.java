package hookgauge.agent.gather;

import com.codahale.metrics.MetricRegistry;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.dropwizard.DropwizardConfig;
import io.micrometer.core.instrument.dropwizard.DropwizardMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.core.instrument.step.StepMeterRegistry;
import io.micrometer.core.instrument.step.StepRegistryConfig;
import io.micrometer.core.instrument.util.HierarchicalNameMapper;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** An app with one meter of each kind; it is defined over each version of Micrometer. */
public final class MicrometerApp implements Function<String, Object> {
    private final MockClock clock = new MockClock();
    private final CompositeMeterRegistry global = new CompositeMeterRegistry(clock);
    private final List<Object> kept = new ArrayList<>();

    @Override
    public Object apply(String wish) {
        switch (wish) {
            case "composites":
                CompositeMeterRegistry inner = new CompositeMeterRegistry(clock);
                global.add(inner);
                kept.add(inner);
                return List.of(global, inner);
            case "simple":
            case "registry":
                return leaf(new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock));
            case "prometheus":
                return leaf(prometheus());
            case "global":
                CompositeMeterRegistry shared = new CompositeMeterRegistry(clock);
                Metrics.addRegistry(shared.add(leaf(new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock))));
                kept.add(shared);
                return null;
            case "step":
                return leaf(step());
            case "dropwizard":
                return WithDropwizard.registries(this);
            case "record":
                record(global);
                return null;
            case "record in the second":
                ((MeterRegistry) kept.get(1)).counter("app.second").increment(9);
                return null;
            case "record below zero":
                global.counter("app.balance", "of", "one").increment(-3);
                global.counter("app.balance", "of", "two").increment(4);
                return null;
            case "close":
                kept.forEach(registry -> ((MeterRegistry) registry).close());
                return null;
            case "text":
                return call(kept.get(kept.size() - 1), "scrape");
            case "inner":
                return call(kept.get(kept.size() - 1), "getPrometheusRegistry");
            case "default inner":
                return defaultInner();
            default:
                throw new IllegalArgumentException(wish);
        }
    }

    private MeterRegistry leaf(MeterRegistry registry) {
        global.add(registry);
        kept.add(registry);
        return registry;
    }

    private void record(MeterRegistry registry) {
        Counter.builder("app.orders")
                .description("orders")
                .tag("shop.name", "one")
                .register(registry)
                .increment(3);
        registry.counter("app.orders", "shop.name", "two").increment();
        registry.counter("app.jobs.total").increment(2);
        Counter.builder("app.sent").baseUnit("bytes").register(registry).increment(5);
        Gauge.builder("app.queue", this, app -> 7).baseUnit("items").register(registry);
        Gauge.builder("1app-nan", this, app -> Double.NaN).register(registry);
        TimeGauge.builder("app.age", this, TimeUnit.MILLISECONDS, app -> 1_500).register(registry);
        Timer timer = Timer.builder("app.wait").publishPercentileHistogram().register(registry);
        timer.record(250, TimeUnit.MILLISECONDS);
        timer.record(750, TimeUnit.MILLISECONDS);
        Timer.builder("app.more.seconds")
                .publishPercentiles(0.5)
                .register(registry)
                .record(1, TimeUnit.SECONDS);
        DistributionSummary.builder("app.size")
                .baseUnit("bytes")
                .publishPercentiles(0.5)
                .register(registry)
                .record(100);
        FunctionCounter.builder("app.hits", this, app -> 4).register(registry);
        FunctionTimer.builder("app.idle", this, app -> 2, app -> 3_000, TimeUnit.MILLISECONDS)
                .register(registry);
        LongTaskTimer.builder("app.import").register(registry).start();
        clock.addSeconds(10);
        Meter.builder(
                        "app.custom",
                        Meter.Type.OTHER,
                        List.of(
                                new Measurement(() -> 1.0, Statistic.COUNT),
                                new Measurement(() -> 2.0, Statistic.TOTAL),
                                new Measurement(() -> 3.0, Statistic.MAX),
                                new Measurement(() -> 4.0, Statistic.VALUE)))
                .register(registry);
    }

    private MeterRegistry step() {
        StepRegistryConfig config = new StepRegistryConfig() {
            @Override
            public String prefix() {
                return "step";
            }

            @Override
            public String get(String key) {
                return null;
            }
        };
        return new StepMeterRegistry(config, clock) {
            @Override
            protected void publish() {}

            @Override
            protected TimeUnit getBaseTimeUnit() {
                return TimeUnit.MILLISECONDS;
            }
        };
    }

    private MeterRegistry prometheus() {
        try {
            Constructor<?> constructor = prometheusConstructor();
            Class<?>[] types = constructor.getParameterTypes();
            return (MeterRegistry) constructor.newInstance(
                    types[0].getField("DEFAULT").get(null),
                    types[1].getDeclaredConstructor().newInstance(),
                    clock);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object defaultInner() {
        try {
            Class<?> type = prometheusConstructor().getParameterTypes()[1];
            return type.getField("defaultRegistry").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Constructor<?> prometheusConstructor() throws ReflectiveOperationException {
        Class<?> type;
        try {
            type = Class.forName("io.micrometer.prometheusmetrics.PrometheusMeterRegistry");
        } catch (ClassNotFoundException e) {
            type = Class.forName("io.micrometer.prometheus.PrometheusMeterRegistry");
        }
        for (Constructor<?> constructor : type.getConstructors()) {
            Class<?>[] types = constructor.getParameterTypes();
            if (types.length == 3 && types[2] == Clock.class) return constructor;
        }
        throw new NoSuchMethodException(type.getName());
    }

    private static Object call(Object registry, String method) {
        try {
            return registry.getClass().getMethod(method).invoke(registry);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an app for JMX or Graphite has. */
    private static final class WithDropwizard {
        static List<Object> registries(MicrometerApp app) {
            MetricRegistry own = new MetricRegistry();
            own.meter("app.jobs").mark(99);
            own.meter("app.own").mark(1);
            MetricRegistry inner = new MetricRegistry();
            MeterRegistry outer =
                    new DropwizardMeterRegistry(config(), inner, HierarchicalNameMapper.DEFAULT, app.clock) {
                        @Override
                        protected Double nullGaugeValue() {
                            return Double.NaN;
                        }

                        @Override
                        protected TimeUnit getBaseTimeUnit() {
                            return TimeUnit.MILLISECONDS;
                        }
                    };
            return List.of(own, inner, app.leaf(outer));
        }

        private static DropwizardConfig config() {
            return new DropwizardConfig() {
                @Override
                public String prefix() {
                    return "dropwizard";
                }

                @Override
                public String get(String key) {
                    return null;
                }
            };
        }
    }
}
