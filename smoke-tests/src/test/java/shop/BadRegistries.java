package shop;

import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.Executors;

/** A good default registry and, beside it, one whose collector does what the argument says. */
public final class BadRegistries {
    private static PrometheusRegistry bad; // held, else it would be collected

    private BadRegistries() {}

    public static void main(String[] arguments) throws IOException {
        Counter.builder().name("good_total").help("Good.").register().inc();
        bad = new PrometheusRegistry();
        bad.register(collector(arguments[0]));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.start();
        System.out.println("listening on " + server.getAddress().getPort());
    }

    private static Collector collector(String deed) {
        return switch (deed) {
            case "throws" ->
                () -> {
                    throw new IllegalStateException("a collector that throws");
                };
            case "throws-error" ->
                () -> {
                    throw new StackOverflowError("a collector that throws an error");
                };
            case "sleeps" ->
                () -> {
                    sleep();
                    return gauge(Double.NaN);
                };
            case "nan" ->
                () -> CounterSnapshot.builder()
                        .name("bad")
                        .dataPoint(CounterDataPointSnapshot.builder()
                                .value(Double.NaN)
                                .build())
                        .build();
            case "duplicates" ->
                () -> GaugeSnapshot.builder()
                        .name("bad")
                        .dataPoint(GaugeDataPointSnapshot.builder().value(1).build())
                        .dataPoint(GaugeDataPointSnapshot.builder().value(2).build())
                        .build();
            case "conflict" -> BadRegistries::conflictingGauge;
            case "million" -> () -> gauges(1_000_000);
            case "many" -> () -> gauges(10_000);
            case "random-bytes" -> () -> randomBytes();
            case "odd-values" -> () -> oddValues();
            default -> throw new IllegalArgumentException(deed);
        };
    }

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static MetricSnapshot gauge(double value) {
        return GaugeSnapshot.builder()
                .name("bad")
                .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
                .build();
    }

    /** Its name is a sample name of the good registry's counter. */
    private static MetricSnapshot conflictingGauge() {
        return GaugeSnapshot.builder()
                .name("good")
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .labels(Labels.of("side", "bad"))
                        .value(7)
                        .build())
                .build();
    }

    private static MetricSnapshot gauges(int series) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name("bad");
        for (int i = 0; i < series; i++) {
            gauge.dataPoint(GaugeDataPointSnapshot.builder()
                    .labels(Labels.of("i", Integer.toString(i)))
                    .value(i)
                    .build());
        }
        return gauge.build();
    }

    private static MetricSnapshot oddValues() {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name("bad").help("Odd \"label\" values\\\nin two lines.");
        String[] values = {
            "\"quoted\"", "two\nlines", "back\\slash", "lone \ud800 surrogate", "nul \0 char", "", "x".repeat(1 << 20)
        };
        for (String value : values) {
            gauge.dataPoint(GaugeDataPointSnapshot.builder()
                    .labels(Labels.of("odd", value))
                    .value(1)
                    .build());
        }
        return gauge.build();
    }

    private static MetricSnapshot randomBytes() {
        Random random = new Random(7);
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name("bad").help(randomText(random));
        for (int i = 0; i < 2_000; i++) {
            gauge.dataPoint(GaugeDataPointSnapshot.builder()
                    .labels(Labels.of("i", Integer.toString(i), "odd", randomText(random)))
                    .value(i)
                    .build());
        }
        return gauge.build();
    }

    private static String randomText(Random random) {
        byte[] bytes = new byte[random.nextInt(60)];
        random.nextBytes(bytes);
        return new String(bytes, random.nextBoolean() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16BE);
    }
}
