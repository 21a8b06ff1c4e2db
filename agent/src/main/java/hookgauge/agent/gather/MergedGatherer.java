package hookgauge.agent.gather;

import hookgauge.agent.log.AgentLog;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/**
 * Gathers all sources into the one page that is scraped and into the families that are pushed.
 *
 * <p>It never fails for a source's sake: one that throws, hangs or has too much is left out and named.
 */
public final class MergedGatherer {
    private final List<GuardedSource> sources = new CopyOnWriteArrayList<>();
    private final AppRegistries apps;
    private final SelfMetrics self;
    private final GatherLog log;
    private final GatherThreads threads;
    private final Map<String, LongAdder> cleanedBySource = new ConcurrentHashMap<>();
    // Guarded by this
    private final Map<MetricSource, GuardedSource> guardedApps = new HashMap<>();
    // Guarded by this; the gather that all scrapes share which arrive while it runs
    private FutureTask<List<MetricSnapshot>> scraping;

    /** @param threads makes the threads on which the app's own code runs when a source needs it */
    public MergedGatherer(AppRegistries apps, SelfMetrics self, AgentLog log, ThreadFactory threads) {
        this.apps = apps;
        this.self = self;
        this.log = new GatherLog(log);
        this.threads = new GatherThreads(threads);
    }

    /** Takes a source in from the next gather on. */
    public void add(MetricSource source) {
        sources.add(guarded(source));
    }

    /**
     * The merged page.
     *
     * @param budgetMillis how long the gather may take
     * @param wanted takes names of families and samples; null for all
     */
    public MetricSnapshots page(long budgetMillis, Predicate<String> wanted) {
        List<MetricSnapshot> page = sharedPage(budgetMillis);
        if (wanted == null) return new MetricSnapshots(page);
        List<MetricSnapshot> chosen = new ArrayList<>();
        for (MetricSnapshot snapshot : page) {
            if (new Family(null, snapshot).names.stream().anyMatch(wanted)) chosen.add(snapshot);
        }
        return new MetricSnapshots(chosen);
    }

    /** What is pushed: all but OpenTelemetry's, with types as their sources have them, without what the merge hides. */
    public List<SourceFamily> families(long budgetMillis) {
        List<SourceRead> reads = read(sources(false), budgetMillis);
        List<SourceFamily> families = new ArrayList<>(merge(reads).pushed);
        for (MetricSnapshot snapshot : self.of(reads, cleanedBySource)) families.add(new SourceFamily(self, snapshot));
        return Collections.unmodifiableList(families);
    }

    private List<MetricSnapshot> sharedPage(long budgetMillis) {
        FutureTask<List<MetricSnapshot>> mine = null;
        FutureTask<List<MetricSnapshot>> running;
        synchronized (this) {
            if (scraping == null) scraping = mine = new FutureTask<>(() -> unsharedPage(budgetMillis));
            running = scraping;
        }
        if (mine != null) {
            mine.run();
            synchronized (this) {
                scraping = null;
            }
        }
        return result(running);
    }

    private static <T> T result(FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another scrape gathered", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the sources could not be merged: " + e.getCause(), e.getCause());
        }
    }

    private List<MetricSnapshot> unsharedPage(long budgetMillis) {
        List<SourceRead> reads = read(sources(true), budgetMillis);
        List<MetricSnapshot> page = new ArrayList<>(merge(reads).page);
        page.addAll(self.of(reads, cleanedBySource));
        page.add(self.target());
        return page;
    }

    /** One after the other, for a pod has two cores; the quick ones first, so that a slow one cannot use up their time. */
    private static List<SourceRead> read(List<GuardedSource> sources, long budgetMillis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(budgetMillis);
        SourceRead[] reads = new SourceRead[sources.size()];
        List<Integer> slow = new ArrayList<>();
        for (int i = 0; i < reads.length; i++) {
            if (sources.get(i).isSlow()) slow.add(i);
            else reads[i] = read(sources.get(i), end);
        }
        for (int i : slow) reads[i] = read(sources.get(i), end);
        return Arrays.asList(reads);
    }

    /** One that hangs may take half of the time that is left, so that some is left for all. */
    private static SourceRead read(GuardedSource source, long endNanos) {
        long now = System.nanoTime();
        return source.read(now + (endNanos - now) / 2);
    }

    private Merged merge(List<SourceRead> reads) {
        List<SourceRead> all = new ArrayList<>(reads);
        all.add(new SourceRead(self, self.collect(), null, 0, 0, 0));
        Merged merged = MergeRules.merge(all);
        for (SourceRead read : reads) {
            if (read.cleanedValues == 0) continue;
            cleanedBySource
                    .computeIfAbsent(read.source.name(), n -> new LongAdder())
                    .add(read.cleanedValues);
        }
        log.say(reads, merged.conflicts);
        return merged;
    }

    private synchronized List<GuardedSource> sources(boolean withOpenTelemetry) {
        List<GuardedSource> all = new ArrayList<>();
        for (GuardedSource source : sources) {
            if (withOpenTelemetry || source.source.rank() != Rank.OPEN_TELEMETRY) all.add(source);
        }
        List<MetricSource> live = apps.sources();
        guardedApps.keySet().retainAll(live);
        for (MetricSource app : live) all.add(guardedApps.computeIfAbsent(app, this::guarded));
        return all;
    }

    private GuardedSource guarded(MetricSource source) {
        return new GuardedSource(source, threads, AppRegistry.MAX_POINTS);
    }
}
