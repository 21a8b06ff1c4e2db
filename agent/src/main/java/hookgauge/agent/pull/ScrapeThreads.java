package hookgauge.agent.pull;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The few threads of the metrics server, guarded so that slow clients cannot hold them: the last one who comes is served
 * first, and one who is slow while others wait loses its connection.
 */
final class ScrapeThreads extends ThreadPoolExecutor {
    private static final int THREADS = 4;
    private static final int CROWD = 8;
    private static final long WATCH_MILLIS = 100;
    private static final long CROWDED_WATCH_MILLIS = 5;

    private final Phase first;
    private final Map<Thread, Slot> slots = new ConcurrentHashMap<>();
    private final Thread watchdog;

    /** @param first what an exchange begins with */
    ScrapeThreads(ThreadFactory factory, Phase first) {
        super(THREADS, THREADS, 75, TimeUnit.SECONDS, new LastInFirstOut(), work -> {
            Thread thread = factory.newThread(work);
            thread.setName("hookgauge scrape");
            thread.setDaemon(true);
            return thread;
        });
        this.first = first;
        allowCoreThreadTimeOut(true);
        watchdog = new Thread(this::watch, "hookgauge scrape watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
    }

    /** The current thread is now in this phase of its exchange. */
    void enter(Phase phase) {
        Slot slot = slots.get(Thread.currentThread());
        if (slot != null) slot.enter(phase);
    }

    /** Runs what collects and is no exchange. */
    void collect(Runnable work) {
        execute(() -> {
            enter(Phase.COLLECTING);
            work.run();
        });
    }

    void end() {
        shutdownNow();
        LockSupport.unpark(watchdog);
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable exchange) {
        slots.put(thread, new Slot(thread, first));
        LockSupport.unpark(watchdog);
    }

    @Override
    protected void afterExecute(Runnable exchange, Throwable error) {
        Slot slot = slots.remove(Thread.currentThread());
        if (slot != null) slot.enter(null);
    }

    private void watch() {
        while (!isShutdown()) {
            if (slots.isEmpty()) {
                LockSupport.park(this);
                continue;
            }
            boolean isCrowded = getQueue().size() > CROWD;
            for (Slot slot : slots.values()) slot.interruptIfLate(isCrowded);
            LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(isCrowded ? CROWDED_WATCH_MILLIS : WATCH_MILLIS));
        }
    }

    /** One thread's exchange. */
    private static final class Slot {
        private final Thread thread;
        // Both guarded by this; no phase when the exchange is over
        private Phase phase;
        private long sinceNanos = System.nanoTime();

        Slot(Thread thread, Phase first) {
            this.thread = thread;
            this.phase = first;
        }

        /** An interrupt that was meant for the phase before is forgotten. */
        synchronized void enter(Phase next) {
            Thread.interrupted();
            phase = next;
            sinceNanos = System.nanoTime();
        }

        /** An interrupt closes the channel that the thread waits for, and so ends the exchange. */
        synchronized void interruptIfLate(boolean isCrowded) {
            if (phase == null) return;
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNanos);
            if (millis > phase.limitMillis(isCrowded)) thread.interrupt();
        }
    }

    private static final class LastInFirstOut extends LinkedBlockingDeque<Runnable> {
        private static final long serialVersionUID = 1;

        @Override
        public boolean offer(Runnable exchange) {
            return offerFirst(exchange);
        }
    }
}
