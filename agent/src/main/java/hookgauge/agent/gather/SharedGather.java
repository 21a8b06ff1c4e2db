package hookgauge.agent.gather;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** Lets scrapes that arrive while one gathers share its page, unless that has too little for them. */
final class SharedGather {
    private final BiFunction<AskedNames, Long, List<MetricSnapshot>> gather;
    // Guarded by this
    private Gather running;

    /** @param gather takes the end of its time, by {@link System#nanoTime} */
    SharedGather(BiFunction<AskedNames, Long, List<MetricSnapshot>> gather) {
        this.gather = gather;
    }

    List<MetricSnapshot> page(AskedNames asked, long budgetMillis) {
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(budgetMillis);
        while (true) {
            Gather mine = new Gather(asked, endNanos);
            Gather shared = runningOr(mine);
            if (shared == mine) run(mine);
            if (shared.asked.cover(asked)) return shared.page();
            shared.await();
        }
    }

    private synchronized Gather runningOr(Gather mine) {
        if (running == null) running = mine;
        return running;
    }

    private void run(Gather mine) {
        mine.run();
        synchronized (this) {
            running = null;
        }
    }

    private final class Gather extends FutureTask<List<MetricSnapshot>> {
        final AskedNames asked;

        Gather(AskedNames asked, long endNanos) {
            super(() -> gather.apply(asked, endNanos));
            this.asked = asked;
        }

        List<MetricSnapshot> page() {
            try {
                return get();
            } catch (InterruptedException e) {
                throw interrupted(e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("the sources could not be merged: " + e.getCause(), e.getCause());
            }
        }

        /** Whatever comes of it: that is told to those who asked for it. */
        void await() {
            try {
                get();
            } catch (InterruptedException e) {
                throw interrupted(e);
            } catch (ExecutionException e) {
                // not ours
                return;
            }
        }

        private IllegalStateException interrupted(InterruptedException e) {
            Thread.currentThread().interrupt();
            return new IllegalStateException("interrupted while another scrape gathered", e);
        }
    }
}
