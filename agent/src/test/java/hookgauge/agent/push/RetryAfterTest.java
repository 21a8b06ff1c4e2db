package hookgauge.agent.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.log.AgentLog;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A receiver that asks to be left alone for a while is. */
final class RetryAfterTest {
    @Test
    void seconds_and_dates_are_understood_and_ten_minutes_are_the_most() {
        Object[][] table = {
            {null, 0L},
            {"", 0L},
            {"2", 2000L},
            {"0", 0L},
            {"86400", 600_000L},
            {"99999999999999999999", 0L},
            {"-5", 0L},
            {"soon", 0L},
            {"2 minutes", 0L},
            {"Thu, 01 Jan 1970 00:01:00 GMT", 50_000L},
            {"Thu, 01 Jan 1970 00:00:01 GMT", 0L},
            {"Fri, 31 Dec 9999 23:59:59 GMT", 600_000L},
        };
        for (Object[] row : table) {
            assertEquals(row[1], RetryAfter.millis((String) row[0], 10_000), String.valueOf(row[0]));
        }
    }

    @Test
    void intervals_are_skipped_until_then_and_nothing_is_lost() throws Exception {
        try (PushFixture push = new PushFixture();
                OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            Counter orders = Counter.builder().name("orders").register(push.registry);
            receiver.answerBusy(429, "1");
            long startedNanos = System.nanoTime();
            push.start(receiver);
            PushFixture.await(() -> push.pushes("failure") >= 1);
            receiver.answerOk();
            orders.inc(3);
            PushFixture.await(() -> push.pushes("success") >= 1);

            long waitedMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos);
            assertTrue(waitedMillis >= 990, waitedMillis + " ms");
            assertEquals(1, push.pushes("failure"));
            assertEquals(3, PushFixture.orders(receiver));
            assertEquals(
                    "[hookgauge] push to collector:4318 fails: it answers 429 and asks to wait 1 s"
                            + " (look at hookgauge.metrics.otlp.interval); metrics are kept and sent later"
                            + " (next line when this changes)",
                    push.lines().get(0));
            PushFixture.await(() -> push.lines().size() == 2);
            assertTrue(
                    push.lines().get(1).matches(".* push works again after \\d+ s, \\d+ intervals late"), push::said);
        }
    }

    @Test
    void deltas_of_skipped_intervals_arrive_with_the_next_push() throws Exception {
        try (PushFixture push = new PushFixture();
                OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            Counter orders = Counter.builder().name("orders").register(push.registry);
            push.startWithDeltas(receiver);
            PushFixture.await(() -> push.pushes("success") >= 1);
            receiver.answerBusy(503, "1");
            PushFixture.await(() -> push.pushes("failure") >= 1);
            double arrived = push.pushes("success");
            orders.inc(5);
            receiver.answerOk();
            PushFixture.await(() -> push.pushes("success") > arrived);

            assertEquals(1, push.pushes("failure"));
            // the next push may have followed, with a delta of 0
            assertEquals(5, PushFixture.sumOf(receiver.metrics("orders_total")));
        }
    }

    @Test
    void clock_that_is_set_back_does_not_prolong_the_wait() throws IOException {
        long[] clock = {50_000_000};
        PushState state = new PushState(
                new AgentLog(AgentLog.Verbosity.OFF, System.err), "c:1", new PrometheusRegistry(), () -> clock[0]);
        state.failed(busy());

        assertTrue(state.skips());
        clock[0] -= 3_600_000;
        assertFalse(state.skips());
        clock[0] += 3_600_000 + 2000;
        assertFalse(state.skips());
    }

    private static PushFailure busy() throws IOException {
        String answer = "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nRetry-After: 2\r\n\r\n";
        return PushFailure.ofHttp(
                HttpAnswer.read(new ByteArrayInputStream(answer.getBytes(StandardCharsets.US_ASCII))));
    }
}
