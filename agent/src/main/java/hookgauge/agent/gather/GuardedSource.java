package hookgauge.agent.gather;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads one source so that it can neither fail nor hold up a gather. */
final class GuardedSource {
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    final MetricSource source;
    private final NameFilter filter;
    private final GatherThreads threads;
    private final int maxPoints;
    // Guarded by this; the read under way, which a second gather shares, or the one that came too late
    private Reading reading;
    private volatile boolean isSlow;

    GuardedSource(MetricSource source, NameFilter filter, GatherThreads threads, int maxPoints) {
        this.source = source;
        this.filter = filter;
        this.threads = threads;
        this.maxPoints = maxPoints;
    }

    /** Whether it took long when it was read last. */
    boolean isSlow() {
        return isSlow;
    }

    /** Waits until {@code deadlineNanos} for the source; one that is late is left alone, and skipped until it returns. */
    SourceRead read(AskedNames asked, long deadlineNanos) {
        long startNanos = System.nanoTime();
        if (startNanos >= deadlineNanos && source.runsAppCode()) {
            return missing("had no time left after other sources", startNanos);
        }
        Reading reading = reading(asked, deadlineNanos);
        if (reading == null) return missing("too many other sources are stuck", startNanos);
        if (reading.isLate) return busy("is still busy with an earlier read", startNanos, reading);
        try {
            List<MetricSnapshot> families = reading.get(deadlineNanos - startNanos, TimeUnit.NANOSECONDS);
            return limited(families, null, 0, startNanos);
        } catch (TimeoutException e) {
            reading.leaveAlone();
            return busy("did not answer in time and is left alone", startNanos, reading);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return missing("was not waited for", startNanos);
        } catch (ExecutionException e) {
            return failed(e.getCause(), startNanos);
        } finally {
            isSlow = System.nanoTime() - reading.startNanos > SLOW_NANOS;
            forget(reading);
        }
    }

    /** The read under way, or a new one; a read of too little is waited for, as no source is read twice at a time. */
    private Reading reading(AskedNames asked, long deadlineNanos) {
        Reading running = runningOrNew(asked);
        while (running != null && !running.isLate && !running.asked.cover(asked)) {
            if (!running.isDoneBy(deadlineNanos)) return running;
            running = runningOrNew(asked);
        }
        return running;
    }

    private synchronized Reading runningOrNew(AskedNames asked) {
        if (reading != null && !reading.isDone()) return reading;
        reading = new Reading(asked);
        if (!source.runsAppCode()) reading.run();
        else if (!threads.run(reading)) reading = null;
        return reading;
    }

    /** What is ours is read although it is not shown: its names are known to the merge. */
    private Iterable<MetricSnapshot> collect(AskedNames asked) throws Exception {
        NameFilter unshown = source.rank().isOurs() ? NameFilter.ALL : filter;
        if (asked == AskedNames.ALL && unshown.takesAll()) return source.collect();
        return source.collect(new Wanted(asked, unshown));
    }

    /** A page is large; it is not kept from one gather to the next. */
    private synchronized void forget(Reading read) {
        if (reading == read && read.isDone()) reading = null;
    }

    private SourceRead failed(Throwable error, long startNanos) {
        if (!(error instanceof PartlyReadException)) return missing(error.toString(), startNanos);
        PartlyReadException partly = (PartlyReadException) error;
        return limited(partly.families, partly.getMessage(), partly.cutSamples, startNanos);
    }

    /** Cuts the tail of a source that has too many points, family by family. */
    private SourceRead limited(List<MetricSnapshot> families, String problem, long cutSamples, long startNanos) {
        long cut = cutSamples;
        int room = maxPoints;
        List<MetricSnapshot> kept = new ArrayList<>(families.size());
        for (MetricSnapshot family : families) {
            int points = family.getDataPoints().size();
            if (points <= room) {
                kept.add(family);
                room -= points;
            } else {
                for (DataPointSnapshot point : family.getDataPoints()) cut += Samples.count(point);
            }
        }
        String said =
                problem == null && cut > 0 ? "has more than " + maxPoints + " series; some are left out" : problem;
        return read(kept, said, cut, startNanos);
    }

    private SourceRead missing(String problem, long startNanos) {
        return read(Collections.emptyList(), problem, 0, startNanos);
    }

    private SourceRead busy(String problem, long startNanos, Reading reading) {
        long now = System.nanoTime();
        double busySeconds = (now - reading.startNanos) / 1e9;
        return new SourceRead(source, Collections.emptyList(), problem, (now - startNanos) / 1e9, busySeconds, 0);
    }

    private SourceRead read(List<MetricSnapshot> families, String problem, long cutSamples, long startNanos) {
        return new SourceRead(source, families, problem, (System.nanoTime() - startNanos) / 1e9, 0, cutSamples);
    }

    private final class Reading extends FutureTask<List<MetricSnapshot>> {
        final long startNanos = System.nanoTime();
        final AskedNames asked;
        volatile boolean isLate;

        Reading(AskedNames asked) {
            super(() -> {
                List<MetricSnapshot> families = new ArrayList<>();
                for (MetricSnapshot family : collect(asked)) {
                    if (family != null) families.add(family);
                }
                return families;
            });
            this.asked = asked;
        }

        /** Whatever came of it. */
        boolean isDoneBy(long deadlineNanos) {
            try {
                get(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
                return true;
            } catch (ExecutionException e) {
                return true;
            } catch (TimeoutException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        synchronized void leaveAlone() {
            if (isLate || isDone()) return;
            isLate = true;
            threads.stuck();
        }

        @Override
        protected synchronized void done() {
            if (isLate) threads.unstuck();
        }
    }
}
