package hookgauge.agent.push;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.config.HeadersFile;
import hookgauge.agent.config.OtlpHistogram;
import hookgauge.agent.config.OtlpTemporality;
import hookgauge.agent.gather.Gathered;
import hookgauge.agent.gather.Rank;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OtlpPushTest {
    private static final long INTERVAL_MILLIS = 100;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusRegistry core = new PrometheusRegistry();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final AgentLog log = new AgentLog(AgentLog.Verbosity.INFO, new PrintStream(said, true));
    private OtlpHistogram histogram = OtlpHistogram.EXPLICIT;
    private OtlpPush push;

    @AfterEach
    void close() throws InterruptedException {
        if (push != null) push.close();
    }

    @Test
    void push_by_http_arrives_whole() throws IOException {
        recordRequest();
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            start(new Receiver(
                    false, receiver.endpoint(), "collector:4318", 5000, () -> Map.of("x-token", "secret"), true));

            await(() -> !receiver.pushes.isEmpty());
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
            start(new Receiver(
                    true, receiver.endpoint(), "collector:4317", 5000, () -> Map.of("x-token", "secret"), true));

            await(() -> !receiver.pushes.isEmpty());
            assertEquals(
                    "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export",
                    receiver.requests.get(0).getUrl().encodedPath());
            assertEquals("secret", receiver.requests.get(0).getHeaders().get("x-token"));
            assertArrived(receiver);
        }
    }

    @Test
    void histogram_that_is_both_arrives_as_the_one_asked_for() throws IOException {
        Histogram.builder().name("size").withoutExemplars().register(registry).observe(5);
        histogram = OtlpHistogram.EXPONENTIAL;
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            start(receiver);

            await(() -> !receiver.pushes.isEmpty());
            Metric metric = receiver.metrics("size").get(0);
            assertEquals(1, metric.getExponentialHistogram().getDataPoints(0).getCount());
            assertFalse(metric.hasHistogram());
        }
    }

    @Test
    void deltas_add_up_to_what_was_counted_although_pushes_fail_between() throws IOException {
        Counter counter = Counter.builder().name("orders").register(registry);
        Histogram size = Histogram.builder()
                .name("size")
                .classicOnly()
                .classicUpperBounds(1, 2)
                .withoutExemplars()
                .register(registry);
        counter.inc(3);
        size.observe(1.5);
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            startWithDeltas(receiver);
            await(() -> pushes("success") >= 2);
            receiver.answerHttp(503, "");
            double failedBefore = pushes("failure");
            counter.inc(4);
            size.observe(7);
            await(() -> pushes("failure") >= failedBefore + 2);
            receiver.answerOk();
            await(() -> sumOf(receiver.metrics("orders_total")) == 7);
            double arrivedBefore = pushes("success");
            await(() -> pushes("success") >= arrivedBefore + 2);

            assertEquals(7, sumOf(receiver.metrics("orders_total")));
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

    @Test
    void token_in_a_file_is_the_one_that_stands_there_now(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("headers"), "x-token=one\nx-tenant=a%2Cb\n");
        Counter.builder().name("orders").register(registry).inc();
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            HeadersFile headers = new HeadersFile(file.toString(), Map.of("X-Token", "old", "x-team", "till"), log);
            start(new Receiver(false, receiver.endpoint(), "c:1", 5000, headers::headers, false));
            await(() -> tokens(receiver).contains("one"));
            Files.writeString(file, "x-token=two");
            await(() -> tokens(receiver).contains("two"));
            Files.delete(file);
            int before = receiver.requests.size();
            await(() -> receiver.requests.size() >= before + 3);

            assertEquals("a,b", receiver.requests.get(0).getHeaders().get("x-tenant"));
            assertEquals("till", receiver.requests.get(0).getHeaders().get("x-team"));
            assertEquals(Set.of("one", "two"), Set.copyOf(tokens(receiver)));
            assertEquals(
                    "[hookgauge] config: hookgauge.metrics.otlp.headers_file='" + file
                            + "' cannot be read (no such file); pushing with the headers known so far\n",
                    said.toString());
        }
    }

    @Test
    void each_interval_pushes_what_counts_so_far_with_the_same_start() throws IOException {
        Counter counter = Counter.builder().name("orders").register(registry);
        counter.inc();
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            start(receiver);
            await(() -> receiver.metrics("orders_total").size() >= 2);
            counter.inc();
            await(() -> orders(receiver) == 2);

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
            start(receiver);

            await(() -> !receiver.pushes.isEmpty());
            assertArrived(receiver);
        } finally {
            hostile.forEach(System::clearProperty);
        }
    }

    @Test
    void receiver_that_is_unavailable_for_a_while_costs_two_lines_and_no_retry() throws IOException {
        Counter.builder().name("orders").register(registry).inc(3);
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            receiver.answerHttp(503, "");
            start(receiver);
            await(() -> receiver.requests.size() >= 4);
            assertEquals(receiver.requests.size(), (long) pushes("failure"), 1);
            receiver.answerOk();
            await(() -> said.toString().contains("works again"));

            List<String> lines = said.toString().lines().toList();
            assertEquals(2, lines.size(), lines::toString);
            assertEquals(
                    "[hookgauge] push to collector:4318 fails: it answers 503 (look at hookgauge.metrics.otlp.endpoint);"
                            + " metrics are kept and sent later (next line when this changes)",
                    lines.get(0));
            assertTrue(
                    lines.get(1).matches("\\[hookgauge\\] push works again after \\d s, \\d+ intervals late"),
                    lines.get(1));
            assertEquals(3, orders(receiver));
        }
    }

    @Test
    void nobody_at_the_port_is_said_once_and_push_goes_on_when_somebody_is() throws IOException {
        int port = freePort();
        Counter.builder().name("orders").register(registry).inc();
        start(new Receiver(
                false, "http://127.0.0.1:" + port + "/v1/metrics", "c:1", 1000, Collections::emptyMap, false));
        await(() -> pushes("failure") >= 3);

        try (OtlpTestReceiver receiver = OtlpTestReceiver.http(port)) {
            await(() -> !receiver.pushes.isEmpty());
        }

        assertTrue(
                said.toString().startsWith("[hookgauge] push to c:1 fails: connection refused (look at"),
                said::toString);
    }

    @Test
    void silent_receiver_is_given_up_after_the_timeout_one_push_at_a_time() throws IOException {
        Counter.builder().name("orders").register(registry).inc();
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            receiver.answerNever();
            start(new Receiver(false, receiver.endpoint(), "c:1", 300, Collections::emptyMap, false));
            await(() -> pushes("failure") >= 2);

            assertTrue(receiver.requests.size() <= 3, () -> receiver.requests.size() + " requests");
            assertEquals(1, said.toString().lines().count(), said::toString);
            assertTrue(
                    said.toString().contains("no answer in time (look at hookgauge.metrics.otlp.timeout)"),
                    said::toString);
        }
    }

    @Test
    void what_the_receiver_rejects_is_said_once_in_its_words_and_the_push_counts() throws IOException {
        Counter.builder().name("orders").register(registry).inc();
        try (OtlpTestReceiver receiver = OtlpTestReceiver.grpc()) {
            receiver.answerRejecting(3, "too old");
            start(new Receiver(true, receiver.endpoint(), "c:1", 5000, Collections::emptyMap, false));
            await(() -> pushes("success") >= 3);

            assertEquals(
                    "[hookgauge] push to c:1 arrives, but the receiver rejected 3 points: too old"
                            + " (next line when this changes)\n",
                    said.toString());
        }
    }

    @Test
    void web_page_is_no_success() throws IOException {
        Counter.builder().name("orders").register(registry).inc();
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            receiver.answerHttp(202, "<html>log in</html>");
            start(receiver);
            await(() -> pushes("failure") >= 2);

            assertEquals(0, pushes("success"));
            assertTrue(said.toString().contains("it answers with a web page"), said::toString);
        }
    }

    @Test
    void last_push_has_what_was_counted_since_the_one_before() throws Exception {
        Counter counter = Counter.builder().name("orders").register(registry);
        counter.inc();
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            start(receiver, 60_000);
            counter.inc();

            push.close();

            assertEquals(2, orders(receiver));
        }
    }

    @Test
    void silent_receiver_holds_the_end_up_for_less_than_two_seconds() throws Exception {
        Counter.builder().name("orders").register(registry).inc();
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            receiver.answerNever();
            start(receiver, 60_000);
            long started = System.nanoTime();

            push.close();

            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
            assertTrue(millis < 2000, millis + " ms");
        }
    }

    @Test
    void push_that_never_ends_is_followed_by_a_new_beginning() {
        Counter.builder().name("orders").register(registry).inc();
        AtomicInteger built = new AtomicInteger();
        AtomicInteger sent = new AtomicInteger();
        Receiver receiver = new Receiver(false, "http://unused", "c:1", 50, Collections::emptyMap, false);
        start(receiver, INTERVAL_MILLIS, (senders, sending) -> {
            boolean dies = built.incrementAndGet() == 1;
            return new RecordingExporter(sent, dies ? new CompletableResultCode() : CompletableResultCode.ofSuccess());
        });

        await(() -> pushes("success") >= 2);

        assertEquals(2, built.get());
        assertEquals(1, pushes("failure"));
    }

    @Test
    void source_that_cannot_be_gathered_is_counted_and_pushing_goes_on() throws IOException {
        CaughtErrors errors = new CaughtErrors(log);
        AtomicInteger gathers = new AtomicInteger();
        Counter.builder().name("orders").register(registry).inc();
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            BridgedCollection collection = new BridgedCollection(
                    budget -> {
                        if (gathers.incrementAndGet() == 1) throw new AssertionError("broken");
                        return Gathered.from(Rank.APP, "shop", registry);
                    },
                    new PrometheusBridge(Resource.empty(), "1.2", 1, OtlpHistogram.EXPLICIT, log),
                    new TimedMetrics(() -> false, Collections::emptyList, log, new CaughtErrors(log)),
                    metric -> true,
                    1000,
                    log,
                    errors);
            push = new OtlpPush(
                    receiverOf(receiver),
                    INTERVAL_MILLIS,
                    OtlpTemporality.CUMULATIVE,
                    collection,
                    new PushState(log, "c:1", core, () -> 1),
                    log);
            push.start();

            await(() -> !receiver.pushes.isEmpty());
            assertEquals(1, errors.countsBySite().get("push").sum());
        }
    }

    private void recordRequest() {
        Counter.builder().name("hookgauge_other").register(registry).inc();
        Histogram.builder()
                .name("http.server.request.duration")
                .unit(Unit.SECONDS)
                .labelNames("http.request.method", "http.response.status_code")
                .classicOnly()
                .classicUpperBounds(0.1, 1)
                .withoutExemplars()
                .register(registry)
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

    private void startWithDeltas(OtlpTestReceiver receiver) {
        Deltas deltas = new Deltas();
        start(
                receiverOf(receiver),
                INTERVAL_MILLIS,
                (s, e) -> new DeltaExporter(OtlpExporters.create(receiverOf(receiver), s, e), deltas));
    }

    private void start(OtlpTestReceiver receiver) {
        start(receiver, INTERVAL_MILLIS);
    }

    private void start(OtlpTestReceiver receiver, long intervalMillis) {
        start(receiverOf(receiver), intervalMillis, (s, e) -> OtlpExporters.create(receiverOf(receiver), s, e));
    }

    private void start(Receiver receiver) {
        start(receiver, INTERVAL_MILLIS, (s, e) -> OtlpExporters.create(receiver, s, e));
    }

    private void start(
            Receiver receiver,
            long intervalMillis,
            BiFunction<ObservedSenders, ExecutorService, MetricExporter> exporters) {
        Resource resource = Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "shop"));
        BridgedCollection collection = new BridgedCollection(
                budget -> Gathered.from(Rank.CORE, "core", registry),
                new PrometheusBridge(resource, "1.2", 1, histogram, log),
                new TimedMetrics(() -> false, Collections::emptyList, log, new CaughtErrors(log)),
                metric -> true,
                1000,
                log,
                new CaughtErrors(log));
        PushState state = new PushState(log, receiver.target, core, System::currentTimeMillis);
        push = new OtlpPush(receiver, intervalMillis, collection, exporters, state, log);
        push.start();
    }

    private static Receiver receiverOf(OtlpTestReceiver receiver) {
        return new Receiver(false, receiver.endpoint(), "collector:4318", 5000, Collections::emptyMap, false);
    }

    private double pushes(String result) {
        for (MetricSnapshot snapshot : core.scrape("hookgauge_push_total"::equals)) {
            return snapshot.getDataPoints().stream()
                    .filter(point -> result.equals(point.getLabels().get("result")))
                    .mapToDouble(point -> ((CounterDataPointSnapshot) point).getValue())
                    .sum();
        }
        return 0;
    }

    private static double orders(OtlpTestReceiver receiver) {
        List<Metric> metrics = receiver.metrics("orders_total");
        return metrics.isEmpty()
                ? 0
                : metrics.get(metrics.size() - 1).getSum().getDataPoints(0).getAsDouble();
    }

    private static double sumOf(List<Metric> deltas) {
        return deltas.stream()
                .mapToDouble(metric -> metric.getSum().getDataPoints(0).getAsDouble())
                .sum();
    }

    private static List<String> tokens(OtlpTestReceiver receiver) {
        return receiver.requests.stream()
                .flatMap(request -> request.getHeaders().values("x-token").stream())
                .collect(Collectors.toList());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("did not happen in 20 s");
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Completes each push as it is told to, if ever. */
    private static final class RecordingExporter implements MetricExporter {
        private final AtomicInteger sent;
        private final CompletableResultCode result;

        RecordingExporter(AtomicInteger sent, CompletableResultCode result) {
            this.sent = sent;
            this.result = result;
        }

        @Override
        public CompletableResultCode export(Collection<MetricData> metrics) {
            sent.incrementAndGet();
            return result;
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public AggregationTemporality getAggregationTemporality(InstrumentType instrument) {
            return AggregationTemporality.CUMULATIVE;
        }
    }
}
