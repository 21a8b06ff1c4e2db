package shop.libraries;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** One metric of each kind of the Prometheus client, in the default registry and in one of its own. */
public final class PrometheusClientShop implements UnaryOperator<String> {
    private static final Exemplar EXEMPLAR =
            new Exemplar(0.5, Labels.of("trace_id", "0af7651916cd43dd8448eb211c80319c"), 1_700_000_000_123L);

    private final PrometheusRegistry registry = PrometheusRegistry.defaultRegistry;
    private final PrometheusRegistry own = new PrometheusRegistry();
    private final String name;
    private PrometheusRegistry late; // held, else it would be collected
    private volatile boolean isBroken;
    private volatile boolean isSleepy;

    public PrometheusClientShop(String name) {
        this.name = name;
        Counter orders = Counter.builder()
                .name(name + "_orders_total")
                .help("Orders.")
                .labelNames("text")
                .withoutExemplars()
                .register();
        orders.labelValues("a \"quote\", a \\ and a\nnewline").inc(3);
        Gauge queue = Gauge.builder()
                .name(name + "_queue_size")
                .unit(Unit.BYTES)
                .labelNames("kind")
                .withoutExemplars()
                .register();
        queue.labelValues("nan").set(Double.NaN);
        queue.labelValues("high").set(Double.POSITIVE_INFINITY);
        queue.labelValues("low").set(Double.NEGATIVE_INFINITY);
        Gauge.builder()
                .name(name + ".depth")
                .labelNames("queue.name")
                .withoutExemplars()
                .register()
                .labelValues("in")
                .set(6);
        Histogram latency = Histogram.builder()
                .name(name + "_latency_seconds")
                .unit(Unit.SECONDS)
                .classicUpperBounds(0.1, 1)
                .withoutExemplars()
                .register();
        Histogram nativeOnly = Histogram.builder()
                .name(name + "_native")
                .nativeOnly()
                .withoutExemplars()
                .register();
        for (double value : new double[] {0.05, 0.5, 5}) {
            latency.observe(value);
            nativeOnly.observe(value);
        }
        Summary.builder().name(name + "_size").withoutExemplars().register().observe(2.5);
        Info.builder()
                .name(name + "_build_info")
                .labelNames("version")
                .register()
                .setLabelValues("7");
        StateSet.builder()
                .name(name + "_feature")
                .states("on", "off")
                .register()
                .setTrue("on");
        registry.register(this::breakable);
        Counter.builder()
                .name(name + "_own_total")
                .withoutExemplars()
                .register(own)
                .inc();
        registerSnapshots();
    }

    /** What no metric of the client's core becomes so easily. */
    private void registerSnapshots() {
        register(new CounterSnapshot(
                new MetricMetadata(name + "_sampled"),
                List.of(new CounterDataPointSnapshot(4, Labels.EMPTY, EXEMPLAR, 1_600_000_000_000L))));
        register(new HistogramSnapshot(
                true,
                new MetricMetadata(name + "_sizes"),
                List.of(new HistogramDataPointSnapshot(
                        ClassicHistogramBuckets.of(new double[] {1, Double.POSITIVE_INFINITY}, new long[] {1, 2}),
                        12.5,
                        Labels.EMPTY,
                        Exemplars.EMPTY,
                        0))));
        register(new SummarySnapshot(
                new MetricMetadata(name + "_countless"),
                List.of(new SummaryDataPointSnapshot(
                        -1, Double.NaN, Quantiles.of(new Quantile(0.5, 7)), Labels.EMPTY, Exemplars.EMPTY, 0))));
    }

    @Override
    public String apply(String wish) {
        if (wish.startsWith("add-")) return add(wish.substring(4));
        switch (wish) {
            case "page":
                return written(text());
            case "openmetrics":
                return written(new OpenMetricsTextFormatWriter(false, true));
            case "own":
                return String.valueOf(own.scrape().size());
            case "break":
                return String.valueOf(isBroken = true);
            case "sleep":
                return String.valueOf(isSleepy = true);
            default:
                throw new IllegalArgumentException(wish);
        }
    }

    private String add(String by) {
        late = new PrometheusRegistry();
        Gauge added = Gauge.builder()
                .name(name + "_added")
                .labelNames("by")
                .withoutExemplars()
                .register(late);
        added.labelValues(by).set(9);
        return "added";
    }

    private MetricSnapshot breakable() {
        if (isBroken) throw new StackOverflowError("deep");
        if (isSleepy) sleep();
        return new CounterSnapshot(
                new MetricMetadata(name + "_breakable"),
                List.of(new CounterDataPointSnapshot(1, Labels.EMPTY, null, 0)));
    }

    private static void sleep() {
        try {
            Thread.sleep(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void register(MetricSnapshot family) {
        registry.register(() -> family);
    }

    @SuppressWarnings("deprecation")
    private static ExpositionFormatWriter text() {
        return new PrometheusTextFormatWriter(false);
    }

    private String written(ExpositionFormatWriter writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
