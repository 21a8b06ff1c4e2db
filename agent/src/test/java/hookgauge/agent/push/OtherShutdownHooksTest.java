package hookgauge.agent.push;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class OtherShutdownHooksTest {
    @Test
    void a_hook_that_the_jvm_has_not_started_yet_is_waited_for() throws InterruptedException {
        AtomicBoolean hasEnded = new AtomicBoolean();
        Thread hook = new Thread(() -> hasEnded.set(true));
        OtherShutdownHooks others = new OtherShutdownHooks(Collections.singletonMap(hook, hook));
        CountDownLatch waiting = new CountDownLatch(1);
        Thread jvm = new Thread(() -> {
            try {
                waiting.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            hook.start();
        });
        jvm.start();

        waiting.countDown();
        boolean inTime = others.await(TimeUnit.SECONDS.toMillis(20));

        assertTrue(inTime);
        assertTrue(hasEnded.get());
    }

    @Test
    void a_hook_that_never_starts_or_never_ends_is_not_waited_for_longer_than_told() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Thread endless = new Thread(() -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Thread unstarted = new Thread(() -> {});
        endless.start();

        assertFalse(new OtherShutdownHooks(Collections.singletonMap(endless, endless)).await(20));
        assertFalse(new OtherShutdownHooks(Collections.singletonMap(unstarted, unstarted)).await(20));

        never.countDown();
        endless.join();
    }

    @Test
    void the_hook_that_waits_does_not_wait_for_itself() throws InterruptedException {
        Thread self = Thread.currentThread();

        assertTrue(new OtherShutdownHooks(Collections.singletonMap(self, self)).await(20));
    }
}
