package hookgauge.smoke;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Looks again and again until what it sees is right, and says what it saw last if that never happens. */
final class Eventually {
    /** For what is there in a moment, on a machine that has much else to do. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Eventually() {}

    static <T> T get(Callable<T> look, Predicate<T> isRight) {
        return get(LIMIT, look, isRight);
    }

    static <T> T get(Duration limit, Callable<T> look, Predicate<T> isRight) {
        return get(limit, Duration.ofMillis(20), look, isRight);
    }

    static <T> T get(Duration limit, Duration pause, Callable<T> look, Predicate<T> isRight) {
        long deadline = System.nanoTime() + limit.toNanos();
        Object last;
        do {
            try {
                T seen = look.call();
                if (isRight.test(seen)) return seen;
                last = seen;
            } catch (InterruptedException e) {
                throw interrupted(e);
            } catch (Exception | AssertionError e) {
                last = e;
            }
            await(pause);
        } while (System.nanoTime() < deadline);
        throw new AssertionError("not within " + limit + "; seen last: " + last);
    }

    /** Also behind a look that failed: what is waited for needs the processor more. */
    private static void await(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static AssertionError interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new AssertionError("interrupted", e);
    }
}
