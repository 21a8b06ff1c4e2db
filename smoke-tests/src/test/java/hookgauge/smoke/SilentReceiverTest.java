package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.AttackedShop;

/** Collectors that take each push and never answer, for an hour in profile {@code endurance} (R2). */
@Tag("full")
final class SilentReceiverTest {
    private static final int INTERVALS = Endurance.times(8, 3600);
    private static final int REQUESTS_A_LOOK = 20;

    @Test
    void app_does_not_feel_it_and_three_lines_at_most_tell_of_it() throws IOException {
        try (Shop alone = new Shop(null);
                Shop http = new Shop(OtlpReceiver.start(Protocol.HTTP));
                Shop grpc = new Shop(OtlpReceiver.start(Protocol.GRPC))) {
            http.silence();
            grpc.silence();

            Eventually.get(
                    Duration.ofSeconds(120 + 2 * INTERVALS),
                    Duration.ofSeconds(1),
                    () -> {
                        // by turns, so that what else the machine does hits all of them
                        for (int i = 0; i < REQUESTS_A_LOOK; i++) {
                            for (Shop shop : List.of(alone, http, grpc)) shop.ask();
                        }
                        return Math.min(http.failures(), grpc.failures());
                    },
                    failures -> failures >= INTERVALS);

            assertAll(() -> http.assertHolds(alone), () -> grpc.assertHolds(alone));
        }
    }

    /** An app that pushes each second to a receiver, or not at all. */
    private static final class Shop implements AutoCloseable {
        private final OtlpReceiver receiver;
        private final ServerProcess server;
        private final KeptConnection connection;
        private final List<Long> nanos = new ArrayList<>();
        private Footprint before;
        private double threadsBefore;
        private double failuresBefore;
        private int saidBefore;

        Shop(OtlpReceiver receiver) throws IOException {
            this.receiver = receiver;
            Launch launch = Launch.withAgent().option("-Xmx64m");
            if (receiver != null) {
                launch.pushTo(receiver)
                        .option("-Dhookgauge.metrics.otlp.interval=1s")
                        .option("-Dhookgauge.metrics.otlp.timeout=200ms")
                        .option("-Dhookgauge.metrics.otlp.compression=gzip");
            }
            server = launch.start(AttackedShop.class);
            connection = new KeptConnection(server.appPort());
            // until each of its threads is there, and the JVM has compiled what is called
            for (int i = 0; i < 2000; i++) connection.ask("GET /items/1 HTTP/1.1\r\nHost: localhost");
        }

        void silence() {
            receiver.await(export -> true);
            receiver.answerWith(OtlpReceiver.Answer.NONE);
            double slowOnes = totalOfFailures();
            failuresBefore = Eventually.get(this::totalOfFailures, failures -> failures >= slowOnes + 2);
            saidBefore = Eventually.get(this::said, said -> isOfFailure(said)).size();
            before = Footprint.of(server);
            threadsBefore = threads();
        }

        void ask() throws IOException {
            long started = System.nanoTime();
            assertEquals(200, connection.ask("GET /items/1 HTTP/1.1\r\nHost: localhost"));
            nanos.add(System.nanoTime() - started);
        }

        /** Since it is silent; on a busy machine a first push may come too late. */
        double failures() {
            return totalOfFailures() - failuresBefore;
        }

        private double totalOfFailures() {
            return server.metrics().scrape().sum("hookgauge_push_total", "result", "failure");
        }

        /** Down, up again, and between them one that says that it is still down. */
        private List<String> said() {
            return server.agentLines(Pattern.compile("] push "));
        }

        private static boolean isOfFailure(List<String> said) {
            return !said.isEmpty() && said.get(said.size() - 1).contains(" fails: ");
        }

        private static boolean isOfSuccess(String line) {
            return line.contains("push works again after");
        }

        void assertHolds(Shop alone) {
            // what is garbage is gone after some collections
            Footprint after =
                    Eventually.get(() -> Footprint.of(server), seen -> seen.heapBytes() - before.heapBytes() < 1 << 20);
            double threadsAfter = threads();
            receiver.answerWith(OtlpReceiver.Answer.ACCEPT);
            List<String> said = Eventually.get(() -> said().subList(saidBefore, said().size()), lines -> lines.stream()
                    .anyMatch(Shop::isOfSuccess));

            Measured.print("silent receiver, " + receiver.protocol() + ", " + INTERVALS + " intervals: heap "
                    + before.heapBytes() + " to " + after.heapBytes() + " bytes, threads " + threadsBefore + " to "
                    + threadsAfter + ", a request " + median() / 1000 + " us, with push off " + alone.median() / 1000);
            assertTrue(said.stream().takeWhile(line -> !isOfSuccess(line)).count() <= 1, said::toString);
            // those that gather, and OkHttp's, come and go
            assertTrue(threadsAfter <= threadsBefore + 3, threadsBefore + " threads, then " + threadsAfter);
            assertTrue(median() < 3 * alone.median(), median() + " ns, and " + alone.median() + " with push off");
        }

        private double threads() {
            return server.metrics().scrape().sum("jvm_thread_count");
        }

        private long median() {
            List<Long> sorted = new ArrayList<>(nanos);
            Collections.sort(sorted);
            return sorted.get(sorted.size() / 2);
        }

        @Override
        public void close() throws IOException {
            connection.close();
            server.close();
            if (receiver != null) receiver.close();
        }
    }
}
