package hookgauge.agent.gather;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import io.prometheus.client.Info;
import io.prometheus.client.SimpleCollector;
import io.prometheus.client.Summary;
import io.prometheus.client.exemplars.Exemplar;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;

/** An app with one metric of each kind; it is defined over each version of simpleclient. */
public final class SimpleclientApp implements Function<String, Object> {
    private final CollectorRegistry registry = new CollectorRegistry(true);
    private boolean isBroken;

    public SimpleclientApp() {
        Counter orders = register(Counter.build()
                .name("app_orders_total")
                .help("orders with \\ and\nnewline")
                .labelNames("shop", "text"));
        orders.labels("one", "a \"quote\", a \\ and a\nnewline").inc(3);
        orders.labels("two", "é世").inc();
        register(Counter.build().name("app_jobs").help("jobs")).inc(2);
        Gauge gauge =
                register(Gauge.build().name("app_queue_size").help("queue").labelNames("queue"));
        gauge.labels("nan").set(Double.NaN);
        gauge.labels("low").set(Double.NEGATIVE_INFINITY);
        register(Gauge.build().name("app_busy").help("busy")).set(7);
        Histogram histogram = register(
                Histogram.build().name("app_latency_seconds").help("latency").labelNames("path"));
        for (double value : new double[] {0, 0.3, 1.5, 100})
            histogram.labels("/a").observe(value);
        histogram.labels("/b").observe(2);
        Summary summary = register(Summary.build()
                .name("app_size")
                .help("size")
                .quantile(0.5, 0.05)
                .labelNames("kind"));
        for (double value : new double[] {1, 2, 3}) summary.labels("x").observe(value);
        register(Summary.build().name("app_plain").help("plain")).observe(2.5);
        registry.register(collector(() -> List.of(breakable())));
        registry.register(collector(SimpleclientApp::custom));
    }

    @Override
    public Object apply(String wish) {
        switch (wish) {
            case "record":
            case "registry":
                return registry;
            case "text":
                return text(registry);
            case "break":
                return isBroken = true;
            case "mend":
                return isBroken = false;
            case "newer":
                return Newer.registry();
            case "odd":
                return odd();
            default:
                throw new IllegalArgumentException(wish);
        }
    }

    private static String text(CollectorRegistry registry) {
        StringWriter out = new StringWriter();
        try {
            TextFormat.write004(out, registry.metricFamilySamples());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private <C extends SimpleCollector<?>> C register(SimpleCollector.Builder<?, C> builder) {
        return builder.register(registry);
    }

    private MetricFamilySamples breakable() {
        if (isBroken) throw new StackOverflowError("deep");
        return family("app_breakable", Collector.Type.GAUGE, sample("app_breakable", 1.5));
    }

    /** What collectors of the app's own give that simpleclient's never do. */
    private static List<MetricFamilySamples> custom() {
        return List.of(
                family(
                        "custom_load",
                        Collector.Type.GAUGE,
                        sample("custom_load", 4),
                        sample("custom_load_sum", 5),
                        sample("custom_load_sum", 6, "a", "b")),
                family("custom_x_total", Collector.Type.GAUGE, sample("custom_x_total", 8)),
                family("custom_x_info", Collector.Type.GAUGE, sample("custom_x_info", 9)),
                family("custom:rule", Collector.Type.GAUGE, sample("custom:rule", 10)));
    }

    /** Families that no writer could show truthfully. */
    private static CollectorRegistry odd() {
        CollectorRegistry registry = new CollectorRegistry();
        List<MetricFamilySamples> families = List.of(
                family("good", Collector.Type.GAUGE, sample("good", 1)),
                family(
                        "open",
                        Collector.Type.HISTOGRAM,
                        sample("open_bucket", 1, "le", "0.5"),
                        sample("open_count", 3),
                        sample("open_sum", 9)),
                family(
                        "falling",
                        Collector.Type.HISTOGRAM,
                        sample("falling_bucket", 5, "le", "1"),
                        sample("falling_bucket", 3, "le", "2"),
                        sample("falling_bucket", 7, "le", "+Inf"),
                        sample("falling_count", 7)),
                family(
                        "nameless",
                        Collector.Type.HISTOGRAM,
                        sample("nameless_bucket", 5, "le", "few"),
                        sample("nameless_count", 7)),
                family("twice", Collector.Type.GAUGE, sample("twice", 1, "a", "b"), sample("twice", 2, "a", "b")),
                family("created", Collector.Type.SUMMARY, sample("created_created", 1)));
        registry.register(collector(() -> families));
        return registry;
    }

    private static Collector collector(java.util.function.Supplier<List<MetricFamilySamples>> families) {
        return new Collector() {
            @Override
            public List<MetricFamilySamples> collect() {
                return families.get();
            }
        };
    }

    private static MetricFamilySamples family(String name, Collector.Type type, Sample... samples) {
        return new MetricFamilySamples(name, type, "", List.of(samples));
    }

    private static Sample sample(String name, double value, String... labels) {
        return labels.length == 0
                ? new Sample(name, List.of(), List.of(), value)
                : new Sample(name, List.of(labels[0]), List.of(labels[1]), value);
    }

    /** What the old versions do not have. */
    private static final class Newer {
        private static final Exemplar EXEMPLAR =
                new Exemplar(0.25, 1_700_000_000_123L, "trace_id", "0af7651916cd43dd8448eb211c80319c");

        static CollectorRegistry registry() {
            CollectorRegistry registry = new CollectorRegistry();
            Info.build().name("newer_build").help("build").register(registry).info("version", "7");
            List<MetricFamilySamples> families = List.of(
                    new MetricFamilySamples(
                            "newer_wait_seconds",
                            "seconds",
                            Collector.Type.HISTOGRAM,
                            "wait",
                            List.of(
                                    new Sample("newer_wait_seconds_bucket", List.of("le"), List.of("0.5"), 1, EXEMPLAR),
                                    new Sample("newer_wait_seconds_bucket", List.of("le"), List.of("+Inf"), 2),
                                    sample("newer_wait_seconds_count", 2),
                                    sample("newer_wait_seconds_sum", 3.25),
                                    sample("newer_wait_seconds_created", 1_600_000_000.5))),
                    new MetricFamilySamples(
                            "newer_hits",
                            Collector.Type.COUNTER,
                            "",
                            List.of(
                                    new Sample("newer_hits_total", List.of(), List.of(), 4, EXEMPLAR),
                                    sample("newer_hits_created", 1_600_000_000.25))),
                    family(
                            "newer_mode",
                            Collector.Type.STATE_SET,
                            sample("newer_mode", 1, "newer_mode", "on"),
                            sample("newer_mode", 0, "newer_mode", "off")),
                    family(
                            "newer_sizes",
                            Collector.Type.GAUGE_HISTOGRAM,
                            sample("newer_sizes_bucket", 1, "le", "1.0"),
                            sample("newer_sizes_bucket", 3, "le", "+Inf"),
                            sample("newer_sizes_gcount", 3),
                            sample("newer_sizes_gsum", 6)));
            registry.register(collector(() -> families));
            return registry;
        }
    }
}
