package hookgauge.agent.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The threads on which sources run the app's code. */
final class GatherThreadsTest {
    private static final int THREADS = 6;

    private final CountDownLatch answer = new CountDownLatch(1);

    private void keepAllBusy(GatherThreads threads) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(THREADS);
        for (int i = 0; i < THREADS; i++) {
            assertTrue(threads.run(() -> {
                begun.countDown();
                await(answer);
            }));
        }
        assertTrue(begun.await(60, TimeUnit.SECONDS));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitWaiting(Thread thread) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            assertTrue(System.nanoTime() < deadline, thread + " is " + thread.getState());
            Thread.yield();
        }
    }

    @Test
    void read_waits_for_a_thread_that_is_about_to_be_free() throws Exception {
        GatherThreads threads = new GatherThreads(Thread::new, 60_000);
        keepAllBusy(threads);
        FutureTask<String> read = new FutureTask<>(() -> "read");
        FutureTask<Boolean> taken = new FutureTask<>(() -> threads.run(read));
        Thread gather = new Thread(taken);
        gather.start();
        awaitWaiting(gather);

        answer.countDown();

        assertTrue(taken.get(60, TimeUnit.SECONDS));
        assertEquals("read", read.get(60, TimeUnit.SECONDS));
    }

    @Test
    void read_has_no_thread_while_all_are_busy() throws InterruptedException {
        GatherThreads threads = new GatherThreads(Thread::new, 1);
        keepAllBusy(threads);

        assertFalse(threads.run(() -> {}));

        answer.countDown();
    }
}
