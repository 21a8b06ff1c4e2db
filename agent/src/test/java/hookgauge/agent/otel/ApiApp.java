package hookgauge.agent.otel;

import com.sun.management.ThreadMXBean;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.api.metrics.DoubleGaugeBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.DoubleHistogramBuilder;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongCounterBuilder;
import io.opentelemetry.api.metrics.LongUpDownCounterBuilder;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import io.opentelemetry.context.Context;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** An app that has only OpenTelemetry's API; it is defined over each version of it. */
public final class ApiApp implements Function<String, Object> {
    private static final AttributeKey<String> ITEM = AttributeKey.stringKey("item");

    private AutoCloseable observable;

    @Override
    public Object apply(String wish) {
        switch (wish) {
            case "record":
                record(meter());
                return null;
            case "observe":
                observe(meter());
                return null;
            case "stop":
                stop();
                return null;
            case "batch":
                Later.batch(meter());
                return null;
            case "gauges":
                Later.gauges(meter());
                return null;
            case "advice":
                meter().histogramBuilder("app.advised")
                        .setExplicitBucketBoundariesAdvice(List.of(1.0, 2.0))
                        .build()
                        .record(1.5);
                return null;
            case "extended":
                Extended.record(meter());
                return null;
            case "extended types":
                return Extended.types(meter());
            case "bound":
                Extended.bound(meter());
                return null;
            case "bytes of equal attributes":
                return bytesOfEqualAttributes(meter());
            case "broken":
                meter().gaugeBuilder("app.broken").buildWithCallback(m -> {
                    throw new NoClassDefFoundError("gone");
                });
                return null;
            case "loader":
                meter().gaugeBuilder("app.loader")
                        .buildWithCallback(m -> m.record(
                                Thread.currentThread().getContextClassLoader() == ApiApp.class.getClassLoader()
                                        ? 1
                                        : 0));
                return null;
            case "isSet":
                return GlobalOpenTelemetry.isSet();
            case "getOrNoop":
                GlobalOpenTelemetry.getOrNoop()
                        .getMeter("app")
                        .counterBuilder("app.quiet")
                        .build()
                        .add(1);
                return null;
            case "set noop":
                GlobalOpenTelemetry.set(OpenTelemetry.noop());
                return null;
            case "is shim":
                Object counter = meter().counterBuilder("app.probe").build();
                return counter.getClass().getName().startsWith("hookgauge.");
            case "is tracing":
                return GlobalOpenTelemetry.getTracer("app")
                        .spanBuilder("s")
                        .startSpan()
                        .getSpanContext()
                        .isValid();
            default:
                throw new IllegalArgumentException(wish);
        }
    }

    private static Meter meter() {
        return GlobalOpenTelemetry.getMeterProvider()
                .meterBuilder("app")
                .setInstrumentationVersion("7")
                .build();
    }

    private static void record(Meter meter) {
        LongCounter orders = meter.counterBuilder("app.orders")
                .setDescription("Orders.")
                .setUnit("{order}")
                .build();
        orders.add(1);
        orders.add(2, Attributes.of(ITEM, "tea"));
        orders.add(3, Attributes.of(ITEM, "tea"), Context.current());
        meter.counterBuilder("app.weight").ofDoubles().setUnit("kg").build().add(0.5);
        meter.upDownCounterBuilder("app.open").build().add(-4);
        meter.upDownCounterBuilder("app.level").ofDoubles().build().add(1.5);
        DoubleHistogram latency =
                meter.histogramBuilder("app.latency").setUnit("s").build();
        latency.record(0.25, everyType());
        meter.histogramBuilder("app.size").ofLongs().setUnit("By").build().record(2048);
    }

    /** What 100,000 measurements allocate whose attributes are equal to some that were seen, and not the same. */
    private static Object bytesOfEqualAttributes(Meter meter) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        LongCounter counter = meter.counterBuilder("app.allocating").build();
        DoubleHistogram histogram =
                meter.histogramBuilder("app.allocating.time").build();
        counter.add(1, scalars());
        Attributes equal = scalars();
        long bytes = Long.MAX_VALUE;
        // the first rounds are not compiled yet
        for (int round = 0; round < 5; round++) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < 100_000; i++) {
                counter.add(1, equal);
                histogram.record(0.5, equal);
            }
            long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            bytes = Math.min(bytes, after - before);
        }
        return bytes;
    }

    /** Lists have iterators for their hash, in the SDK too. */
    private static Attributes scalars() {
        return Attributes.builder()
                .put("string", "s")
                .put("boolean", true)
                .put("long", 4000L)
                .build();
    }

    private static Attributes everyType() {
        return Attributes.builder()
                .put("string", "s")
                .put("boolean", true)
                .put("long", 4L)
                .put("double", 2.5)
                .put("strings", "a", "b")
                .put("booleans", true, false)
                .put("longs", 1L, 2L)
                .put("doubles", 1.5, 2.5)
                .build();
    }

    private void observe(Meter meter) {
        meter.gaugeBuilder("app.queue").ofLongs().buildWithCallback(m -> m.record(9, Attributes.of(ITEM, "tea")));
        meter.gaugeBuilder("app.load").buildWithCallback(m -> m.record(0.75));
        meter.counterBuilder("app.seen").buildWithCallback(m -> m.record(11));
        meter.upDownCounterBuilder("app.held").buildWithCallback(m -> m.record(12));
        observable = closeable(meter.counterBuilder("app.stopped").ofDoubles().buildWithCallback(m -> m.record(13)));
    }

    /** Before 1.12 it could not be closed. */
    private static AutoCloseable closeable(Object observable) {
        return observable instanceof AutoCloseable ? (AutoCloseable) observable : () -> {};
    }

    private void stop() {
        try {
            observable.close();
            observable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the incubator adds, asked as an app would that is compiled against one version of it. */
    private static final class Extended {
        private static final String PACKAGE = "io.opentelemetry.api.incubator.metrics.Extended";

        static void record(Meter meter) {
            LongCounterBuilder counter = advised("LongCounterBuilder", meter.counterBuilder("app.kept"));
            counter.build().add(1, everyType());
            DoubleHistogramBuilder histogram =
                    advised("DoubleHistogramBuilder", meter.histogramBuilder("app.kept.time"));
            histogram.setUnit("s").ofLongs().build().record(2, everyType());
            DoubleGaugeBuilder gauge = advised("DoubleGaugeBuilder", meter.gaugeBuilder("app.kept.level"));
            gauge.buildWithCallback(m -> m.record(3, everyType()));
        }

        /** Those of the instruments that are not of their extended type. */
        static List<String> types(Meter meter) {
            List<String> plain = new ArrayList<>();
            LongCounterBuilder counter = meter.counterBuilder("c");
            LongUpDownCounterBuilder upDown = meter.upDownCounterBuilder("u");
            DoubleHistogramBuilder histogram = meter.histogramBuilder("h");
            DoubleGaugeBuilder gauge = meter.gaugeBuilder("g");
            check("LongCounter", counter, counter.build(), plain);
            check("DoubleCounter", counter.ofDoubles(), counter.ofDoubles().build(), plain);
            check("LongUpDownCounter", upDown.setUnit("1"), upDown.build(), plain);
            check("DoubleUpDownCounter", upDown.ofDoubles(), upDown.ofDoubles().build(), plain);
            check("DoubleHistogram", histogram.setDescription("d"), histogram.build(), plain);
            check("LongHistogram", histogram.ofLongs(), histogram.ofLongs().build(), plain);
            check("DoubleGauge", gauge, gauge.build(), plain);
            check("LongGauge", gauge.ofLongs(), gauge.ofLongs().build(), plain);
            return plain;
        }

        static void bound(Meter meter) {
            LongCounter counter = meter.counterBuilder("app.bound").build();
            call("BoundLongCounter", "add", long.class, bind("LongCounter", counter), 2L);
            DoubleHistogram histogram = meter.histogramBuilder("app.bound.time").build();
            call("BoundDoubleHistogram", "record", double.class, bind("DoubleHistogram", histogram), 0.5);
            DoubleGauge gauge = meter.gaugeBuilder("app.bound.level").build();
            call("BoundDoubleGauge", "set", double.class, bind("DoubleGauge", gauge), 1.5);
        }

        private static void check(String type, Object builder, Object instrument, List<String> plain) {
            if (!extended(type + "Builder").isInstance(builder)) plain.add(type + "Builder");
            if (!extended(type).isInstance(instrument)) plain.add(type);
        }

        @SuppressWarnings("unchecked")
        private static <T> T advised(String type, T builder) {
            try {
                return (T) extended(type)
                        .getMethod("setAttributesAdvice", List.class)
                        .invoke(builder, List.of(AttributeKey.longKey("long"), AttributeKey.stringKey("double")));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Object bind(String type, Object instrument) {
            try {
                return extended(type)
                        .getMethod("bind", Attributes.class)
                        .invoke(instrument, Attributes.of(ITEM, "tea"));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void call(String type, String method, Class<?> parameter, Object bound, Object value) {
            try {
                Class.forName("io.opentelemetry.api.incubator.metrics." + type)
                        .getMethod(method, parameter)
                        .invoke(bound, value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Class<?> extended(String type) {
            try {
                return Class.forName(PACKAGE + type);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What an older API does not have, in a class of its own as the shim has it. */
    private static final class Later {
        static void batch(Meter meter) {
            ObservableLongMeasurement first =
                    meter.gaugeBuilder("app.first").ofLongs().buildObserver();
            ObservableDoubleMeasurement second =
                    meter.counterBuilder("app.second").ofDoubles().buildObserver();
            meter.batchCallback(
                    () -> {
                        first.record(21);
                        second.record(22.5);
                    },
                    first,
                    second);
        }

        static void gauges(Meter meter) {
            meter.gaugeBuilder("app.set").build().set(1.25);
            meter.gaugeBuilder("app.set.long").ofLongs().build().set(5, Attributes.of(ITEM, "tea"));
        }
    }
}
