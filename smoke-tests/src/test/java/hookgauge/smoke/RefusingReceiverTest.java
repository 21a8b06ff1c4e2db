package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.smoke.RefusingReceiver.Answer;
import io.grpc.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import shop.AttackedShop;

/** Each way in which a collector can refuse costs one line, which names the setting to look at, and no retry (R3). */
@Tag("full")
final class RefusingReceiverTest {
    private static final int PUSHES = 3;
    private static final Pattern FAILS = Pattern.compile(
            " push to .* fails: (?!no answer in time|a push did not end|it speaks another protocol, or has closed)");

    /** A refusal, what is said of it and the setting that is named. */
    private record Refusal(Consumer<RefusingReceiver> begin, String said, String setting) {
        static Refusal of(int status, String body, String said, String setting) {
            return new Refusal(receiver -> receiver.answerWith(new Answer(status, null, body)), said, setting);
        }

        static Refusal of(Status status, String said, String setting) {
            return new Refusal(receiver -> receiver.answerWith(status), said, setting);
        }
    }

    private static final List<Refusal> BY_HTTP = List.of(
            Refusal.of(400, "bad data", "it answers 400, bad data", "protocol"),
            Refusal.of(401, "token abc is wrong", "it answers 401", "headers"),
            Refusal.of(404, "<html>not here</html>", "it answers 404", "endpoint"),
            Refusal.of(413, "too large", "it answers 413, too large", "compression"),
            Refusal.of(503, "", "it answers 503", "endpoint"),
            Refusal.of(200, "<html>log in</html>", "it answers with a web page", "endpoint"));

    private static final List<Refusal> BY_GRPC = List.of(
            Refusal.of(Status.UNAUTHENTICATED, "it answers UNAUTHENTICATED", "headers"),
            Refusal.of(Status.UNIMPLEMENTED.withDescription("no"), "it answers UNIMPLEMENTED, no", "protocol"),
            Refusal.of(Status.RESOURCE_EXHAUSTED, "it answers RESOURCE_EXHAUSTED", "interval"),
            Refusal.of(Status.UNAVAILABLE, "it answers UNAVAILABLE", "endpoint"));

    private static ServerProcess start(String endpoint, Protocol protocol) {
        return Launch.withAgent()
                .option("-Dhookgauge.metrics.otlp.endpoint=" + endpoint)
                .option("-Dhookgauge.metrics.otlp.protocol=" + protocol.setting())
                .option("-Dhookgauge.metrics.otlp.interval=1s")
                .start(AttackedShop.class);
    }

    @Test
    void each_answer_by_http_is_said_once_and_not_tried_again() throws IOException {
        assertSaidOnceEach(Protocol.HTTP, BY_HTTP);
    }

    @Test
    void each_answer_by_grpc_is_said_once_and_not_tried_again() throws IOException {
        assertSaidOnceEach(Protocol.GRPC, BY_GRPC);
    }

    private static void assertSaidOnceEach(Protocol protocol, List<Refusal> refusals) throws IOException {
        try (RefusingReceiver receiver = new RefusingReceiver();
                ServerProcess server = start(receiver.endpoint(protocol), protocol)) {
            awaitPushes(receiver, 1);
            for (Refusal refusal : refusals) {
                refusal.begin.accept(receiver);
                server.await(line(refusal));
                awaitPushes(receiver, PUSHES);
                receiver.answerWith(Answer.WHOLE);
                receiver.answerWith(Status.OK);
                awaitWorking(server);
                assertEquals(1, server.agentLines(line(refusal)).size(), server.toString());
            }

            assertEquals(refusals.size(), failures(server).size(), server.toString());
            // one may be under way that is not yet counted, but its request is
            int requests = receiver.requests();
            double pushes = server.metrics().scrape().sum("hookgauge_push_total");
            assertTrue(requests <= pushes + 1, requests + " requests, " + pushes + " pushes");
            Measured.print("collector that refuses in " + refusals.size() + " ways by " + protocol + ": "
                    + failures(server).size() + " lines, " + requests + " requests for " + (long) pushes + " pushes");
        }
    }

    @Test
    void seconds_that_a_collector_asks_to_wait_are_waited() throws IOException {
        try (RefusingReceiver receiver = new RefusingReceiver();
                ServerProcess server = start(receiver.endpoint(Protocol.HTTP), Protocol.HTTP)) {
            awaitPushes(receiver, 1);
            receiver.answerWith(new Answer(429, "4", ""));
            server.await(
                    Pattern.compile("it answers 429 and asks to wait 4 s \\(look at hookgauge.metrics.otlp.interval"));

            awaitPushes(receiver, 1);

            assertTrue(receiver.lastPauseNanos() > 3_900_000_000L, receiver.lastPauseNanos() + " ns");
            assertEquals(1, failures(server).size(), server.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_a_collector_rejects_of_a_push_is_said_once(Protocol protocol) throws IOException {
        try (RefusingReceiver receiver = new RefusingReceiver();
                ServerProcess server = start(receiver.endpoint(protocol), protocol)) {
            receiver.answerWith(Answer.PARTLY);
            server.await(Pattern.compile("arrives, but the receiver rejected 3 points: too old"));
            awaitPushes(receiver, PUSHES);
            receiver.answerWith(Answer.WHOLE);
            server.await(Pattern.compile("is taken whole again"));

            assertEquals(1, server.err().containing("rejected 3 points").size(), server.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nobody at the port, connection refused, endpoint",
        "unknown name, the host name is not known, endpoint",
        "HTTP/1 for gRPC, 'it speaks another protocol, or has closed the connection', protocol",
        "gRPC for HTTP/1, 'it speaks another protocol, or has closed the connection', protocol"
    })
    void collector_that_is_not_there_or_is_another_is_said_once(String kind, String said, String setting)
            throws IOException {
        try (RefusingReceiver receiver = new RefusingReceiver();
                ServerProcess server = start(
                        endpoint(kind, receiver), kind.equals("HTTP/1 for gRPC") ? Protocol.GRPC : Protocol.HTTP)) {
            Pattern line = line(said, setting);
            server.await(line);
            double failures = failedPushes(server);
            Eventually.get(() -> failedPushes(server), seen -> seen >= failures + PUSHES);

            assertEquals(1, server.agentLines(line).size(), server.toString());
            List<String> others = failures(server);
            others.removeIf(line.asPredicate());
            assertEquals(List.of(), others, server.toString());
        }
    }

    private static String endpoint(String kind, RefusingReceiver receiver) {
        return switch (kind) {
            case "nobody at the port" -> "http://127.0.0.1:" + FreePort.find();
            case "unknown name" -> "http://no.such.host.invalid:4318";
            case "HTTP/1 for gRPC" -> receiver.endpoint(Protocol.HTTP);
            default -> receiver.endpoint(Protocol.GRPC);
        };
    }

    private static Pattern line(Refusal refusal) {
        return line(refusal.said, refusal.setting);
    }

    private static Pattern line(String said, String setting) {
        return Pattern.compile(Pattern.quote(" fails: " + said + " (look at hookgauge.metrics.otlp." + setting + ")"));
    }

    private static double failedPushes(ServerProcess server) {
        return server.metrics().scrape().sum("hookgauge_push_total", "result", "failure");
    }

    /** Without those of a machine that is too busy for an answer in a second. */
    private static List<String> failures(ServerProcess server) {
        return new ArrayList<>(server.agentLines(FAILS));
    }

    private static void awaitPushes(RefusingReceiver receiver, int more) {
        int seen = receiver.requests();
        Eventually.get(receiver::requests, requests -> requests >= seen + more);
    }

    private static void awaitWorking(ServerProcess server) {
        Eventually.get(
                () -> server.agentLines(Pattern.compile("push (to .* fails|works again)")),
                lines -> lines.get(lines.size() - 1).contains("works again"));
    }
}
