package hookgauge.agent;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits until the app is on its way or has started, so that nothing is frozen before it sets it and none of its start is taken. */
final class MainMethod {
    private static final long POLL_MILLIS = 20;
    private static final long GRACE_MILLIS = 1000;
    private static final long LOOK_MILLIS = 100;

    private final Thread main;

    /** {@code main} is the thread that called {@code premain}, or null where the app has long been running. */
    MainMethod(Thread main) {
        this.main = main;
    }

    /** Returns when {@code sign} is down, or one second after the agents before and behind us have let {@code main} go. */
    void awaitRunning(CountDownLatch sign) throws InterruptedException {
        if (main == null) return;
        while (isInAgent() && sign.getCount() > 0) {
            sign.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
        sign.await(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Returns when {@code main} has ended or has not moved from one look to the next, as one does that has started a server;
     * after {@code limitMillis} at the latest.
     */
    void awaitRest(long limitMillis) throws InterruptedException {
        if (main == null) return;
        StackTraceElement[] before = main.getStackTrace();
        for (long left = limitMillis; left > 0; left -= LOOK_MILLIS) {
            Thread.sleep(LOOK_MILLIS);
            StackTraceElement[] now = main.getStackTrace();
            if (Arrays.equals(before, now)) return;
            before = now;
        }
    }

    private boolean isInAgent() {
        StackTraceElement[] stack = main.getStackTrace();
        return stack.length > 0 && stack[stack.length - 1].getClassName().startsWith("sun.instrument.");
    }
}
