package hookgauge.agent.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.metrics.core.metrics.Counter;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The end of the app is pushed too, and is not held up for it. */
final class LastPushTest {
    private final PushFixture push = new PushFixture();

    /** The first push of a JVM loads its classes, which on a busy machine takes longer than an end is held up for. */
    @BeforeAll
    static void pushOnce() throws IOException {
        try (PushFixture first = new PushFixture();
                OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            Counter.builder().name("orders").register(first.registry).inc();
            first.start(receiver);
            PushFixture.await(() -> !receiver.pushes.isEmpty());
        }
    }

    @AfterEach
    void close() {
        push.close();
    }

    @Test
    void last_push_has_what_was_counted_since_the_one_before() throws Exception {
        Counter counter = Counter.builder().name("orders").register(push.registry);
        counter.inc();
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            push.start(receiver, 60_000);
            counter.inc();

            push.end();

            assertEquals(2, PushFixture.orders(receiver));
        }
    }

    @Test
    void silent_receiver_holds_the_end_up_for_less_than_two_seconds() throws Exception {
        Counter.builder().name("orders").register(push.registry).inc();
        try (OtlpTestReceiver receiver = OtlpTestReceiver.http()) {
            receiver.answerNever();
            push.start(receiver, 60_000);
            long started = System.nanoTime();

            push.end();

            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
            assertTrue(millis < 2000, millis + " ms");
        }
    }
}
