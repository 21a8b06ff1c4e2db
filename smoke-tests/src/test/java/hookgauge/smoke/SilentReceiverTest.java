package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.AttackedShop;

/** A collector that takes each push and never answers (R2, with fewer intervals). */
@Tag("full")
final class SilentReceiverTest {
    private static final int INTERVALS = Endurance.times(8, 120);

    @ParameterizedTest
    @EnumSource
    void app_does_not_feel_it_and_two_lines_tell_of_it(Protocol protocol) {
        try (OtlpReceiver receiver = OtlpReceiver.start(protocol);
                ServerProcess server = Launch.withAgent()
                        .option("-Xmx64m")
                        .pushTo(receiver)
                        .option("-Dhookgauge.metrics.otlp.interval=1s")
                        .option("-Dhookgauge.metrics.otlp.timeout=200ms")
                        .start(AttackedShop.class)) {
            // until each of its threads is there
            for (int i = 0; i < 8; i++) RawHttp.get(server.appPort(), "/items/1");
            receiver.await(export -> true);
            receiver.answerWith(OtlpReceiver.Answer.NONE);
            awaitFailures(server, 2);
            Footprint before = Footprint.of(server);
            double threads = threads(server);

            awaitFailures(server, INTERVALS);
            Footprint after = Footprint.of(server);
            receiver.answerWith(OtlpReceiver.Answer.ACCEPT);

            server.await(Pattern.compile("push works again after"));
            // down, up again, and between them one that says that it is still down
            int said = server.agentLines(Pattern.compile("] push ")).size();
            assertTrue(said <= 3, server.toString());
            // those that gather, and OkHttp's, come and go
            assertTrue(threads(server) <= threads + 3);
            long grown = after.heapBytes() - before.heapBytes();
            assertTrue(grown < 1 << 20, grown + " bytes");
        }
    }

    private static double threads(ServerProcess server) {
        return server.metrics().scrape().sum("jvm_thread_count");
    }

    private static void awaitFailures(ServerProcess server, int failures) {
        MetricsEndpoint metrics = server.metrics();
        Eventually.get(
                Duration.ofSeconds(20 + 3 * failures),
                metrics::scrape,
                page -> page.sum("hookgauge_push_total", "result", "failure") >= failures);
    }
}
