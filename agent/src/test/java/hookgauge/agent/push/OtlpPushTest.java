package hookgauge.agent.push;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.config.HeadersFile;
import hookgauge.agent.config.OtlpHistogram;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is pushed arrives whole, over both protocols. */
final class OtlpPushTest {
    private final PushFixture push = new PushFixture();

    @AfterEach
    void close() {
        push.close();
    }

    @Test
    void push_by_http_arrives_whole() throws IOException {
        recordRequest();
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            push.start(new Receiver(
                    false,
                    receiver.endpoint(),
                    "collector:4318",
                    PushFixture.PATIENT_MILLIS,
                    () -> Map.of("x-token", "secret"),
                    true,
                    null));

            PushFixture.await(() -> !receiver.pushes.isEmpty());
            assertEquals("/v1/metrics", receiver.requests.get(0).getUrl().encodedPath());
            assertEquals("gzip", receiver.requests.get(0).getHeaders().get("content-encoding"));
            assertEquals("secret", receiver.requests.get(0).getHeaders().get("x-token"));
            assertArrived(receiver);
        }
    }

    @Test
    void push_by_grpc_arrives_whole() throws IOException {
        recordRequest();
        try (OtlpTestReceiver receiver = OtlpTestReceiver.grpc()) {
            push.start(new Receiver(
                    true,
                    receiver.endpoint(),
                    "collector:4317",
                    PushFixture.PATIENT_MILLIS,
                    () -> Map.of("x-token", "secret"),
                    true,
                    null));

            PushFixture.await(() -> !receiver.pushes.isEmpty());
            assertEquals(
                    "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export",
                    receiver.requests.get(0).getUrl().encodedPath());
            assertEquals("secret", receiver.requests.get(0).getHeaders().get("x-token"));
            assertArrived(receiver);
        }
    }

    @Test
    void histogram_that_is_both_arrives_as_the_one_asked_for() throws IOException {
        Histogram.builder()
                .name("size")
                .withoutExemplars()
                .register(push.registry)
                .observe(5);
        push.histogram = OtlpHistogram.EXPONENTIAL;
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            push.start(receiver);

            PushFixture.await(() -> !receiver.pushes.isEmpty());
            Metric metric = receiver.metrics("size").get(0);
            assertEquals(1, metric.getExponentialHistogram().getDataPoints(0).getCount());
            assertFalse(metric.hasHistogram());
        }
    }

    @Test
    void each_interval_pushes_what_counts_so_far_with_the_same_start() throws IOException {
        Counter counter = Counter.builder().name("orders").register(push.registry);
        counter.inc();
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            push.start(receiver);
            PushFixture.await(() -> receiver.metrics("orders_total").size() >= 2);
            counter.inc();
            PushFixture.await(() -> PushFixture.orders(receiver) == 2);

            List<Metric> pushed = receiver.metrics("orders_total");
            assertEquals(
                    pushed.get(0).getSum().getDataPoints(0).getStartTimeUnixNano(),
                    pushed.get(pushed.size() - 1).getSum().getDataPoints(0).getStartTimeUnixNano());
        }
    }

    @Test
    void settings_of_the_app_for_opentelemetry_are_not_read() throws IOException {
        List<String> hostile = Arrays.asList(
                "otel.exporter.otlp.endpoint",
                "otel.exporter.otlp.metrics.endpoint",
                "otel.exporter.otlp.headers",
                "otel.exporter.otlp.timeout",
                "otel.exporter.otlp.compression",
                "otel.exporter.otlp.metrics.temporality.preference",
                "io.opentelemetry.sdk.common.export.HttpSenderProvider",
                "otel.metric.export.interval");
        hostile.forEach(key -> System.setProperty(key, "http://127.0.0.1:1/hostile"));
        recordRequest();
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            push.start(receiver);

            PushFixture.await(() -> !receiver.pushes.isEmpty());
            assertArrived(receiver);
        } finally {
            hostile.forEach(System::clearProperty);
        }
    }

    @Test
    void token_in_a_file_is_the_one_that_stands_there_now(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("headers"), "x-token=one\nx-tenant=a%2Cb\n");
        Counter.builder().name("orders").register(push.registry).inc();
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            HeadersFile headers =
                    new HeadersFile(file.toString(), Map.of("X-Token", "old", "x-team", "till"), push.log);
            push.start(new Receiver(
                    false, receiver.endpoint(), "c:1", PushFixture.PATIENT_MILLIS, headers::headers, false, null));
            PushFixture.await(() -> tokens(receiver).contains("one"));
            PushFixture.replace(file, "x-token=two");
            PushFixture.await(() -> tokens(receiver).contains("two"));
            Files.delete(file);
            int before = receiver.requests.size();
            PushFixture.await(() -> receiver.requests.size() >= before + 3);

            assertEquals("a,b", receiver.requests.get(0).getHeaders().get("x-tenant"));
            assertEquals("till", receiver.requests.get(0).getHeaders().get("x-team"));
            assertEquals(Set.of("one", "two"), Set.copyOf(tokens(receiver)));
            assertEquals(
                    "[hookgauge] config: hookgauge.metrics.otlp.headers_file='" + file
                            + "' cannot be read (no such file); pushing with the headers known so far\n",
                    push.said());
        }
    }

    @Test
    void deltas_add_up_to_what_was_counted_although_pushes_fail_between() throws IOException {
        Counter counter = Counter.builder().name("orders").register(push.registry);
        Histogram size = Histogram.builder()
                .name("size")
                .classicOnly()
                .classicUpperBounds(1, 2)
                .withoutExemplars()
                .register(push.registry);
        counter.inc(3);
        size.observe(1.5);
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            push.startWithDeltas(receiver);
            PushFixture.await(() -> push.pushes("success") >= 2);
            receiver.answerHttp(503, "");
            double failedBefore = push.pushes("failure");
            counter.inc(4);
            size.observe(7);
            PushFixture.await(() -> push.pushes("failure") >= failedBefore + 2);
            receiver.answerOk();
            PushFixture.await(() -> PushFixture.sumOf(receiver.metrics("orders_total")) == 7);
            double arrivedBefore = push.pushes("success");
            PushFixture.await(() -> push.pushes("success") >= arrivedBefore + 2);

            assertEquals(7, PushFixture.sumOf(receiver.metrics("orders_total")));
            long[] counts = new long[3];
            long end = 0;
            for (Metric metric : receiver.metrics("size")) {
                assertEquals(
                        io.opentelemetry.proto.metrics.v1.AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA,
                        metric.getHistogram().getAggregationTemporality());
                HistogramDataPoint point = metric.getHistogram().getDataPoints(0);
                for (int i = 0; i < 3; i++) counts[i] += point.getBucketCounts(i);
                if (end > 0) assertEquals(end, point.getStartTimeUnixNano());
                end = point.getTimeUnixNano();
            }
            assertArrayEquals(new long[] {0, 1, 1}, counts);
        }
    }

    private void recordRequest() {
        Counter.builder().name("hookgauge_other").register(push.registry).inc();
        Histogram.builder()
                .name("http.server.request.duration")
                .unit(Unit.SECONDS)
                .labelNames("http.request.method", "http.response.status_code")
                .classicOnly()
                .classicUpperBounds(0.1, 1)
                .withoutExemplars()
                .register(push.registry)
                .labelValues("GET", "200")
                .observe(0.5);
    }

    private static void assertArrived(OtlpTestReceiver receiver) {
        ResourceMetrics resource = receiver.pushes.get(0).getResourceMetrics(0);
        assertEquals(1, receiver.pushes.get(0).getResourceMetricsCount());
        assertEquals("shop", resource.getResource().getAttributes(0).getValue().getStringValue());
        assertEquals(1, resource.getScopeMetricsCount());
        assertEquals("hookgauge", resource.getScopeMetrics(0).getScope().getName());
        Metric metric = receiver.metrics("http.server.request.duration").get(0);
        assertEquals("s", metric.getUnit());
        HistogramDataPoint point = metric.getHistogram().getDataPoints(0);
        assertEquals(Arrays.asList(0.1, 1.0), point.getExplicitBoundsList());
        assertEquals(Arrays.asList(0L, 1L, 0L), point.getBucketCountsList());
        assertTrue(point.getStartTimeUnixNano() > 0 && point.getStartTimeUnixNano() < point.getTimeUnixNano());
        KeyValue status = point.getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("http.response.status_code"))
                .findAny()
                .get();
        assertEquals(200, status.getValue().getIntValue());
    }

    private static List<String> tokens(OtlpTestReceiver receiver) {
        return receiver.requests.stream()
                .flatMap(request -> request.getHeaders().values("x-token").stream())
                .collect(Collectors.toList());
    }
}
