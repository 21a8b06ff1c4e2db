package hookgauge.instrumentation.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** All threads of this JVM but the one that asks: what they have allocated, and whether they do anything. */
final class OtherThreads {
    /** The native methods in which a thread waits for what comes from outside. */
    private static final Set<String> WAITING = Set.of("wait", "poll", "accept", "waitForReferencePendingList");

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Waits until they all wait: then what they have allocated does not depend on how far one of them has come. */
    void awaitRest() {
        long deadlineNanos = System.nanoTime() + PATIENCE_NANOS;
        for (ThreadInfo busy = busy(); busy != null; busy = busy()) {
            if (System.nanoTime() > deadlineNanos) throw new AssertionError("does not rest: " + busy);
            Thread.yield();
        }
    }

    long allocated() {
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            if (id != Thread.currentThread().getId()) sum += Math.max(0, threads.getThreadAllocatedBytes(id));
        }
        return sum;
    }

    /** Null if there is none. */
    private ThreadInfo busy() {
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds(), 1)) {
            if (thread != null && thread.getThreadId() != Thread.currentThread().getId() && isBusy(thread))
                return thread;
        }
        return null;
    }

    /** One of the JVM's own has no frames. */
    private static boolean isBusy(ThreadInfo thread) {
        if (thread.getThreadState() != Thread.State.RUNNABLE || thread.getStackTrace().length == 0) return false;
        StackTraceElement frame = thread.getStackTrace()[0];
        return !frame.isNativeMethod() || !WAITING.contains(frame.getMethodName());
    }
}
