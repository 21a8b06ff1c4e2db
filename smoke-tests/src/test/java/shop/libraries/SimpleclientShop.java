package shop.libraries;

import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import io.prometheus.client.Summary;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** One metric of each kind of simpleclient, in the default registry and in one of its own. */
public final class SimpleclientShop implements UnaryOperator<String> {
    private final CollectorRegistry own = new CollectorRegistry(true);
    private volatile boolean isBroken;

    public SimpleclientShop(String name) {
        Counter.build()
                .name(name + "_orders_total")
                .help("Orders.")
                .labelNames("text")
                .register()
                .labels("a \"quote\", a \\ and a\nnewline")
                .inc(3);
        Counter.build().name(name + "_jobs").help("Jobs.").register().inc(2);
        Gauge queue = Gauge.build()
                .name(name + "_queue_size")
                .help("Queue.")
                .labelNames("kind")
                .register();
        queue.labels("nan").set(Double.NaN);
        queue.labels("low").set(Double.NEGATIVE_INFINITY);
        Histogram latency = Histogram.build()
                .name(name + "_latency_seconds")
                .help("Latency.")
                .buckets(0.1, 1)
                .register();
        for (double value : new double[] {0.05, 0.5, 5}) latency.observe(value);
        Summary.build().name(name + "_size").help("Size.").register().observe(2.5);
        Counter.build().name(name + "_own_total").help("Own.").register(own).inc();
        CollectorRegistry.defaultRegistry.register(new Collector() {
            @Override
            public List<MetricFamilySamples> collect() {
                if (isBroken) throw new StackOverflowError("deep");
                return List.of();
            }
        });
    }

    @Override
    public String apply(String wish) {
        switch (wish) {
            case "page":
                return text();
            case "own":
                return String.valueOf(
                        Collections.list(own.metricFamilySamples()).size());
            case "break":
                return String.valueOf(isBroken = true);
            default:
                throw new IllegalArgumentException(wish);
        }
    }

    private static String text() {
        StringWriter out = new StringWriter();
        try {
            TextFormat.write004(out, CollectorRegistry.defaultRegistry.metricFamilySamples());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
