package hookgauge.agent.otel;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import io.opentelemetry.exporter.prometheus.PrometheusMetricReader;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** An app with OpenTelemetry's SDK; it is defined over each version of it. */
public final class SdkApp implements Function<String, Object> {
    private static final AttributeKey<String> ITEM = AttributeKey.stringKey("item");

    private final SdkMeterProviderBuilder builder = SdkMeterProvider.builder();
    private final List<String> exported = new ArrayList<>();
    private final List<SdkMeterProvider> providers = new ArrayList<>();

    @Override
    @SuppressWarnings("deprecation") // older versions have no other
    public Object apply(String wish) {
        switch (wish) {
            case "build":
                providers.add(builder.build());
                return null;
            case "export deltas":
                builder.registerMetricReader(PeriodicMetricReader.builder(new DeltaExporter(exported))
                        .setInterval(Duration.ofHours(1))
                        .build());
                return null;
            case "keep in a registry":
                Later.keepInRegistry(builder);
                return null;
            case "views":
                builder.registerView(
                        InstrumentSelector.builder().setName("app.latency").build(),
                        View.builder()
                                .setName("app.wait")
                                .setAggregation(Aggregation.explicitBucketHistogram(List.of(1.0, 2.0)))
                                .build());
                return null;
            case "exponential":
                Later.exponential(builder);
                return null;
            case "flush":
                providers.get(0).forceFlush().join(10, TimeUnit.SECONDS);
                List<String> flushed = new ArrayList<>(exported);
                exported.clear();
                return flushed;
            case "shutdown":
                providers.get(0).shutdown().join(10, TimeUnit.SECONDS);
                return null;
            case "record":
                record(meter());
                return null;
            case "order":
                orders(meter()).add(3);
                return null;
            case "order elsewhere":
                providers.get(1).get("app").counterBuilder("app.orders").build().add(7, Attributes.of(ITEM, "milk"));
                providers.get(1).get("app").counterBuilder("app.orders").build().add(100);
                return null;
            case "core":
                meter().histogramBuilder("http.server.request.duration")
                        .setUnit("s")
                        .build()
                        .record(1);
                return null;
            case "traced":
                traced(meter());
                return null;
            case "broken":
                meter().gaugeBuilder("app.broken").buildWithCallback(m -> {
                    throw new NoClassDefFoundError("gone");
                });
                return null;
            case "loader":
                meter().gaugeBuilder("app.loader")
                        .buildWithCallback(m -> m.record(
                                Thread.currentThread().getContextClassLoader() == SdkApp.class.getClassLoader()
                                        ? 1
                                        : 0));
                return null;
            default:
                throw new IllegalArgumentException(wish);
        }
    }

    private Meter meter() {
        return providers
                .get(0)
                .meterBuilder("app")
                .setInstrumentationVersion("7")
                .build();
    }

    private static void record(Meter meter) {
        orders(meter).add(1);
        orders(meter).add(5, Attributes.of(ITEM, "tea"));
        meter.counterBuilder("app.weight").ofDoubles().setUnit("kg").build().add(0.5);
        meter.upDownCounterBuilder("app.open").build().add(-4);
        DoubleHistogram latency =
                meter.histogramBuilder("app.latency").setUnit("s").build();
        latency.record(0.25, everyType());
        latency.record(1.5, everyType());
        meter.gaugeBuilder("app.queue").ofLongs().buildWithCallback(m -> m.record(9, Attributes.of(ITEM, "tea")));
        meter.gaugeBuilder("app.load").buildWithCallback(m -> m.record(0.75));
    }

    private static LongCounter orders(Meter meter) {
        return meter.counterBuilder("app.orders")
                .setDescription("Orders.")
                .setUnit("{order}")
                .build();
    }

    private static Attributes everyType() {
        return Attributes.builder()
                .put("string", "s")
                .put("boolean", true)
                .put("long", 4L)
                .put("double", 2.5)
                .put("strings", "a", "b")
                .put("longs", 1L, 2L)
                .build();
    }

    private static void traced(Meter meter) {
        SpanContext sampled = SpanContext.create(
                "0af7651916cd43dd8448eb211c80319c",
                "b7ad6b7169203331",
                TraceFlags.getSampled(),
                TraceState.getDefault());
        try (Scope scope = Span.wrap(sampled).makeCurrent()) {
            if (scope == null) throw new IllegalStateException();
            meter.counterBuilder("app.traced").build().add(1);
            meter.histogramBuilder("app.traced.latency").build().record(0.5);
        }
    }

    /** What an older SDK, or one alone, does not have. */
    private static final class Later {
        static void keepInRegistry(SdkMeterProviderBuilder builder) {
            builder.registerMetricReader(PrometheusMetricReader.create());
        }

        static void exponential(SdkMeterProviderBuilder builder) {
            builder.registerView(
                    InstrumentSelector.builder().setName("app.latency").build(),
                    View.builder()
                            .setAggregation(Aggregation.base2ExponentialBucketHistogram())
                            .build());
        }
    }

    /** Remembers what it was given, as {@code name=value} of counters. */
    private static final class DeltaExporter implements MetricExporter {
        private final List<String> exported;

        DeltaExporter(List<String> exported) {
            this.exported = exported;
        }

        @Override
        public AggregationTemporality getAggregationTemporality(InstrumentType instrument) {
            return AggregationTemporality.DELTA;
        }

        @Override
        public CompletableResultCode export(Collection<MetricData> metrics) {
            for (MetricData metric : metrics) {
                for (LongPointData point : metric.getLongSumData().getPoints()) {
                    exported.add(metric.getName() + "=" + point.getValue());
                }
            }
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
