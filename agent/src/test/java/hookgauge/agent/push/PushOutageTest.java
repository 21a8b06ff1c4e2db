package hookgauge.agent.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.config.OtlpHistogram;
import hookgauge.agent.gather.Gathered;
import hookgauge.agent.gather.Rank;
import hookgauge.agent.log.CaughtErrors;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.core.metrics.Counter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A receiver that does not take pushes costs a line when that begins and one when it ends, and no metric. */
final class PushOutageTest {
    private final PushFixture push = new PushFixture();

    @AfterEach
    void close() {
        push.close();
    }

    @Test
    void receiver_that_is_unavailable_for_a_while_costs_two_lines_and_no_retry() throws IOException {
        Counter.builder().name("orders").register(push.registry).inc(3);
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            receiver.answerHttp(503, "");
            push.start(receiver);
            PushFixture.await(() -> receiver.requests.size() >= 4);
            assertNoRetries(receiver);
            receiver.answerOk();
            PushFixture.await(() -> push.said().contains("works again"));

            List<String> lines = push.lines();
            assertEquals(2, lines.size(), lines::toString);
            assertEquals(
                    "[hookgauge] push to collector:4318 fails: it answers 503 (look at hookgauge.metrics.otlp.endpoint);"
                            + " metrics are kept and sent later (next line when this changes)",
                    lines.get(0));
            assertTrue(
                    lines.get(1).matches("\\[hookgauge\\] push works again after \\d+ s, \\d+ intervals late"),
                    lines.get(1));
            assertEquals(3, PushFixture.orders(receiver));
        }
    }

    @Test
    void nobody_at_the_port_is_said_once_and_push_goes_on_when_somebody_is() throws IOException {
        int port;
        Counter.builder().name("orders").register(push.registry).inc();
        // bound, so that nobody else gets the port, but it does not listen
        try (Socket bound = new Socket()) {
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            port = bound.getLocalPort();
            String endpoint = "http://127.0.0.1:" + port + "/v1/metrics";
            push.start(new Receiver(false, endpoint, "c:1", 1000, Collections::emptyMap, false, null));
            PushFixture.await(() -> push.pushes("failure") >= 3);
        }

        try (OtlpTestReceiver receiver = OtlpTestReceiver.http(port)) {
            PushFixture.await(() -> !receiver.pushes.isEmpty());
        }

        assertTrue(push.said().startsWith("[hookgauge] push to c:1 fails: connection refused (look at"), push::said);
    }

    @Test
    void receiver_that_fails_otherwise_than_before_is_said_each_time_for_the_first_time() throws IOException {
        Counter.builder().name("orders").register(push.registry).inc();
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            receiver.answerHttp(503, "starting, 1 s left");
            push.start(receiver);
            PushFixture.await(() -> push.lines().size() == 1);
            receiver.answerHttp(401, "");
            PushFixture.await(() -> push.lines().size() == 2);
            receiver.answerHttp(503, "starting, 0 s left");
            double failures = push.pushes("failure");
            PushFixture.await(() -> push.pushes("failure") >= failures + 3);
            receiver.answerHttp(404, "");
            PushFixture.await(() -> push.lines().size() == 3);
            receiver.answerOk();
            PushFixture.await(() -> push.said().contains("works again"));

            String fails = "[hookgauge] push to collector:4318 fails: it answers ";
            assertTrue(push.lines().get(0).startsWith(fails + "503, starting, 1 s left (look at"), push::said);
            assertTrue(
                    push.lines().get(1).startsWith(fails + "401 (look at hookgauge.metrics.otlp.headers)"), push::said);
            assertTrue(
                    push.lines().get(2).startsWith(fails + "404 (look at hookgauge.metrics.otlp.endpoint)"),
                    push::said);
            assertEquals(4, push.lines().size(), push::said);
        }
    }

    @Test
    void silent_receiver_is_given_up_after_the_timeout_one_push_at_a_time() throws IOException {
        Counter.builder().name("orders").register(push.registry).inc();
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            receiver.answerNever();
            push.start(new Receiver(false, receiver.endpoint(), "c:1", 300, Collections::emptyMap, false, null));
            PushFixture.await(() -> push.pushes("failure") >= 2);

            assertNoRetries(receiver);
            assertEquals(1, push.said().lines().count(), push::said);
            assertTrue(push.said().contains("no answer in time (look at hookgauge.metrics.otlp.timeout)"), push::said);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_the_receiver_rejects_is_said_once_in_its_words_and_the_push_counts(boolean grpc) throws IOException {
        Counter.builder().name("orders").register(push.registry).inc();
        try (OtlpTestReceiver receiver = grpc ? OtlpTestReceiver.grpc() : OtlpTestReceiver.http()) {
            receiver.answerRejecting(3, "too old");
            push.start(receiver);
            PushFixture.await(() -> push.pushes("success") >= 3);

            assertEquals(
                    "[hookgauge] push to collector:4318 arrives, but the receiver rejected 3 points: too old"
                            + " (next line when this changes)\n",
                    push.said());
            receiver.answerOk();
            PushFixture.await(() -> push.lines().size() == 2);
            assertEquals(
                    "[hookgauge] push to collector:4318 is taken whole again",
                    push.lines().get(1));
            assertEquals(0, push.pushes("failure"));
        }
    }

    @Test
    void web_page_is_no_success() throws IOException {
        Counter.builder().name("orders").register(push.registry).inc();
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            receiver.answerHttp(202, "<html>push.log in</html>");
            push.start(receiver);
            PushFixture.await(() -> push.pushes("failure") >= 2);

            assertEquals(0, push.pushes("success"));
            assertTrue(push.said().contains("it answers with a web page"), push::said);
        }
    }

    @Test
    void push_that_never_ends_is_followed_by_a_new_beginning() {
        Counter.builder().name("orders").register(push.registry).inc();
        AtomicInteger built = new AtomicInteger();
        AtomicInteger sent = new AtomicInteger();
        Receiver receiver = new Receiver(false, "http://unused", "c:1", 50, Collections::emptyMap, false, null);
        push.start(receiver, PushFixture.INTERVAL_MILLIS, (senders, sending) -> {
            boolean dies = built.incrementAndGet() == 1;
            return new RecordingExporter(sent, dies ? new CompletableResultCode() : CompletableResultCode.ofSuccess());
        });

        PushFixture.await(() -> push.pushes("success") >= 2);

        assertEquals(2, built.get());
        assertEquals(1, push.pushes("failure"));
    }

    @Test
    void source_that_cannot_be_gathered_is_counted_and_pushing_goes_on() throws IOException {
        CaughtErrors errors = new CaughtErrors(push.log);
        AtomicInteger gathers = new AtomicInteger();
        Counter.builder().name("orders").register(push.registry).inc();
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            BridgedCollection collection = new BridgedCollection(
                    budget -> {
                        if (gathers.incrementAndGet() == 1) throw new AssertionError("broken");
                        return Gathered.from(Rank.APP, "shop", push.registry);
                    },
                    new PrometheusBridge(Resource.empty(), "1.2", 1, OtlpHistogram.EXPLICIT, new LeftOut(push.log)),
                    new TimedMetrics(() -> false, Collections::emptyList, push.log, new CaughtErrors(push.log)),
                    metric -> true,
                    1000,
                    new LeftOut(push.log),
                    errors);
            Receiver to = PushFixture.receiver(receiver);
            push.start(to, PushFixture.INTERVAL_MILLIS, collection, (s, e) -> OtlpExporters.create(to, s, e));

            PushFixture.await(() -> !receiver.pushes.isEmpty());
            assertEquals(1, errors.countsBySite().get("push").sum());
        }
    }

    /** At most one request is under way that has not failed yet; the failures are read later, so that none is missing. */
    private void assertNoRetries(OtlpTestReceiver receiver) {
        int requests = receiver.requests.size();
        double failures = push.pushes("failure");
        assertTrue(requests <= failures + 1, requests + " requests, " + failures + " failures");
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
