package hookgauge.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class MainMethodTest {
    @Test
    void rests_when_it_has_ended() throws InterruptedException {
        Thread main = new Thread(() -> {});
        main.start();
        main.join();

        new MainMethod(main).awaitRest(TimeUnit.HOURS.toMillis(1));
    }

    @Test
    void rests_when_it_waits_as_for_the_end_of_a_server() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Thread main = new Thread(() -> await(end));
        main.start();

        new MainMethod(main).awaitRest(TimeUnit.HOURS.toMillis(1));

        assertTrue(main.isAlive());
        end.countDown();
    }

    @Test
    void is_left_alone_while_it_works_until_the_time_is_over() throws InterruptedException {
        Working main = new Working();

        new MainMethod(main).awaitRest(250);

        assertEquals(4, main.looks);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Is in another line whenever it is looked at. */
    private static final class Working extends Thread {
        private int looks;

        @Override
        public StackTraceElement[] getStackTrace() {
            return new StackTraceElement[] {new StackTraceElement("shop.Main", "main", "Main.java", ++looks)};
        }
    }
}
