package hookgauge.agent.gather;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The few threads on which sources run the app's code; one is enough while none is stuck. */
final class GatherThreads {
    private static final int MAX_STUCK = 4;
    private static final int MAX_GATHERS = 2;
    /** So long one that has answered may take to be free again, where the processors have much else to do. */
    private static final long BACK_MILLIS = 500;

    private final AtomicInteger stuck = new AtomicInteger();
    private final ThreadPoolExecutor threads;
    private final long backMillis;

    GatherThreads(ThreadFactory factory) {
        this(factory, BACK_MILLIS);
    }

    GatherThreads(ThreadFactory factory, long backMillis) {
        this.backMillis = backMillis;
        threads = new ThreadPoolExecutor(
                0, MAX_STUCK + MAX_GATHERS, 75, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    Thread thread = factory.newThread(work);
                    thread.setName("hookgauge gather");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Whether a thread was free for it. */
    boolean run(Runnable read) {
        if (stuck.get() >= MAX_STUCK) return false;
        try {
            threads.execute(read);
            return true;
        } catch (RejectedExecutionException e) {
            return runByNextFree(read);
        }
    }

    private boolean runByNextFree(Runnable read) {
        try {
            return threads.getQueue().offer(read, backMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void stuck() {
        stuck.incrementAndGet();
    }

    void unstuck() {
        stuck.decrementAndGet();
    }
}
