package hookgauge.agent.gather;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.core.metrics.StateSet;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** An app with one metric of each kind; it is defined over each version of the client and calls what all have. */
public final class ClientApp implements Function<String, Object> {
    private static final Exemplar EXEMPLAR =
            new Exemplar(0.5, Labels.of("trace_id", "0af7651916cd43dd8448eb211c80319c"), 1_700_000_000_123L);

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private boolean isBroken;

    public ClientApp() {
        Counter counter = Counter.builder()
                .name("app_orders_total")
                .help("orders with \\ and\nnewline")
                .labelNames("shop", "text")
                .withoutExemplars()
                .register(registry);
        counter.labelValues("one", "a \"quote\", a \\ and a\nnewline").inc(3);
        counter.labelValues("two", "\u00e9\u4e16").inc();
        Gauge gauge = Gauge.builder()
                .name("app.queue.size")
                .unit(Unit.BYTES)
                .labelNames("queue.name")
                .withoutExemplars()
                .register(registry);
        gauge.labelValues("nan").set(Double.NaN);
        gauge.labelValues("low").set(Double.NEGATIVE_INFINITY);
        Histogram both = Histogram.builder().name("app_both").withoutExemplars().register(registry);
        for (double value : new double[] {0, 0.3, 1.5, 100}) both.observe(value);
        Histogram nativeOnly = Histogram.builder()
                .name("app_native")
                .nativeOnly()
                .withoutExemplars()
                .register(registry);
        for (double value : new double[] {0, 1, 1.5, 100, -3}) nativeOnly.observe(value);
        Summary.builder()
                .name("app_summary")
                .withoutExemplars()
                .register(registry)
                .observe(2.5);
        Info.builder()
                .name("app_build_info")
                .labelNames("version")
                .register(registry)
                .setLabelValues("7");
        StateSet.builder()
                .name("app_feature")
                .states("on", "off")
                .register(registry)
                .setTrue("on");
        GaugeWithCallback.builder()
                .name("app_callback")
                .callback(callback -> callback.call(loader() == getClass().getClassLoader() ? 1 : 0))
                .register(registry);
        registry.register(this::breakable);
        register(new CounterSnapshot(
                new MetricMetadata("app_sampled"),
                List.of(new CounterDataPointSnapshot(4, Labels.EMPTY, EXEMPLAR, 1_600_000_000_000L))));
        register(new HistogramSnapshot(
                true, new MetricMetadata("app_sizes"), List.of(buckets(Labels.EMPTY), buckets(Labels.of("a", "b")))));
        register(new HistogramSnapshot(new MetricMetadata("app_latency"), List.of(buckets(Labels.of("a", "b")))));
        register(new SummarySnapshot(
                new MetricMetadata("app_quantiles"),
                List.of(
                        summary(-1, Double.NaN, "neither", Quantiles.of(new Quantile(0.5, 7))),
                        summary(3, 9, "both", Quantiles.of(new Quantile(0.5, 7), new Quantile(0.99, 8))),
                        summary(3, Double.NaN, "no sum", Quantiles.EMPTY))));
        register(unknown("app_unknown"));
    }

    @Override
    public Object apply(String wish) {
        switch (wish) {
            case "record":
            case "registry":
                return registry;
            case "text":
                return written(text());
            case "openmetrics":
                return written(new OpenMetricsTextFormatWriter(false, true));
            case "break":
                return isBroken = true;
            case "mend":
                return isBroken = false;
            default:
                throw new IllegalArgumentException(wish);
        }
    }

    private MetricSnapshot breakable() {
        if (isBroken) throw new StackOverflowError("deep");
        return unknown("app_breakable");
    }

    private static MetricSnapshot unknown(String name) {
        return new UnknownSnapshot(
                new MetricMetadata(name), List.of(new UnknownDataPointSnapshot(1.5, Labels.EMPTY, null)));
    }

    private void register(MetricSnapshot family) {
        registry.register(() -> family);
    }

    private static ClassLoader loader() {
        return Thread.currentThread().getContextClassLoader();
    }

    private static HistogramDataPointSnapshot buckets(Labels labels) {
        return new HistogramDataPointSnapshot(
                ClassicHistogramBuckets.of(new double[] {0.1, 1, Double.POSITIVE_INFINITY}, new long[] {1, 2, 3}),
                12.5,
                labels,
                Exemplars.of(EXEMPLAR),
                1_600_000_000_000L);
    }

    private static SummaryDataPointSnapshot summary(long count, double sum, String kind, Quantiles quantiles) {
        return new SummaryDataPointSnapshot(count, sum, quantiles, Labels.of("kind", kind), Exemplars.EMPTY, 0);
    }

    @SuppressWarnings("deprecation")
    private static ExpositionFormatWriter text() {
        return new PrometheusTextFormatWriter(false);
    }

    private String written(ExpositionFormatWriter writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
        try {
            writer.write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.currentThread().setContextClassLoader(null);
        return out.toString(StandardCharsets.UTF_8);
    }
}
