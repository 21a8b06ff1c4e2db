package hookgauge.agent;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits until the app is on its way, so that nothing which the app sets in its first lines is frozen before. */
final class MainMethod {
    private static final long POLL_MILLIS = 20;
    private static final long GRACE_MILLIS = 1000;

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

    private boolean isInAgent() {
        StackTraceElement[] stack = main.getStackTrace();
        return stack.length > 0 && stack[stack.length - 1].getClassName().startsWith("sun.instrument.");
    }
}
