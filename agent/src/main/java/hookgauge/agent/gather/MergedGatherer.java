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
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Gathers all sources into the one page that is scraped and into the families that are pushed.
 *
 * <p>It never fails for a source's sake: one that throws, hangs or has too much is left out and named.
 */
public final class MergedGatherer {
    private final List<GuardedSource> sources = new CopyOnWriteArrayList<>();
    private final List<Supplier<List<MetricSource>>> changing = new CopyOnWriteArrayList<>();
    private final AppRegistries apps;
    private final SelfMetrics self;
    private final NameFilter filter;
    private final GatherLog log;
    private final GatherThreads threads;
    private final SharedGather scrapes = new SharedGather(this::gather);
    private final Map<String, LongAdder> cleanedBySource = new ConcurrentHashMap<>();
    // Guarded by this
    private final Map<MetricSource, GuardedSource> guardedApps = new HashMap<>();

    /**
     * @param filter the metrics that are wanted, whoever asks
     * @param threads makes the threads on which the app's own code runs when a source needs it
     */
    public MergedGatherer(
            AppRegistries apps, SelfMetrics self, NameFilter filter, AgentLog log, ThreadFactory threads) {
        this.apps = apps;
        this.self = self;
        this.filter = filter;
        this.log = new GatherLog(log);
        this.threads = new GatherThreads(threads);
    }

    /** Takes a source in from the next gather on. */
    public void add(MetricSource source) {
        sources.add(guarded(source));
    }

    /** Takes sources in that come and go with the app; the same one is the same object each time. */
    public void addAll(Supplier<List<MetricSource>> sources) {
        changing.add(sources);
    }

    /**
     * The merged page, of which only what is asked for is read where the libraries allow that.
     *
     * @param budgetMillis how long the gather may take
     */
    public MetricSnapshots page(long budgetMillis, AskedNames asked) {
        List<MetricSnapshot> chosen = new ArrayList<>();
        for (MetricSnapshot snapshot : scrapes.page(asked.toRead(), budgetMillis)) {
            if (asked.areOf(snapshot)) chosen.add(snapshot);
        }
        return new MetricSnapshots(chosen);
    }

    /** What is pushed: all but OpenTelemetry's, with types as their sources have them, without what the merge hides. */
    public List<SourceFamily> families(long budgetMillis) {
        long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(budgetMillis);
        List<SourceRead> reads = read(sources(false), AskedNames.ALL, endNanos);
        List<SourceFamily> families = new ArrayList<>(merge(reads, AskedNames.ALL).pushed);
        for (MetricSnapshot snapshot : ofItself(reads)) families.add(new SourceFamily(self, snapshot));
        return Collections.unmodifiableList(families);
    }

    /** What a gather is like now; it reads all sources, as a scrape does. */
    public GatherReport report(long budgetMillis) {
        long startNanos = System.nanoTime();
        List<SourceRead> reads =
                read(sources(true), AskedNames.ALL, startNanos + TimeUnit.MILLISECONDS.toNanos(budgetMillis));
        return new GatherReport(reads, merge(reads, AskedNames.ALL).conflicts, startNanos);
    }

    private List<MetricSnapshot> gather(AskedNames asked, long endNanos) {
        List<SourceRead> reads = read(sources(true), asked, endNanos);
        List<MetricSnapshot> page = new ArrayList<>(merge(reads, asked).page);
        page.addAll(ofItself(reads));
        if (filter.takes(self.target())) page.add(self.target());
        return page;
    }

    private List<MetricSnapshot> ofItself(List<SourceRead> reads) {
        List<MetricSnapshot> families = new ArrayList<>();
        for (MetricSnapshot family : self.of(reads, cleanedBySource)) {
            if (filter.takes(family)) families.add(family);
        }
        return families;
    }

    /** One after the other, for a pod has two cores; the quick ones first, so that a slow one cannot use up their time. */
    private static List<SourceRead> read(List<GuardedSource> sources, AskedNames asked, long endNanos) {
        SourceRead[] reads = new SourceRead[sources.size()];
        List<Integer> slow = new ArrayList<>();
        for (int i = 0; i < reads.length; i++) {
            if (sources.get(i).isSlow()) slow.add(i);
            else reads[i] = read(sources.get(i), asked, endNanos);
        }
        for (int i : slow) reads[i] = read(sources.get(i), asked, endNanos);
        return Arrays.asList(reads);
    }

    /** One that hangs may take half of the time that is left, so that some is left for all. */
    private static SourceRead read(GuardedSource source, AskedNames asked, long endNanos) {
        long now = System.nanoTime();
        return source.read(asked, now + (endNanos - now) / 2);
    }

    private Merged merge(List<SourceRead> reads, AskedNames asked) {
        List<SourceRead> all = new ArrayList<>(reads);
        all.add(new SourceRead(self, self.collect(), null, 0, 0, 0));
        Merged merged = MergeRules.merge(all, filter);
        for (SourceRead read : reads) {
            if (read.cleanedValues == 0) continue;
            cleanedBySource
                    .computeIfAbsent(read.source.name(), n -> new LongAdder())
                    .add(read.cleanedValues);
        }
        log.say(reads, asked == AskedNames.ALL, merged.conflicts);
        return merged;
    }

    private synchronized List<GuardedSource> sources(boolean withOpenTelemetry) {
        List<GuardedSource> all = new ArrayList<>();
        for (GuardedSource source : sources) {
            if (withOpenTelemetry || source.source.rank() != Rank.OPEN_TELEMETRY) all.add(source);
        }
        List<MetricSource> live = new ArrayList<>(apps.sources());
        for (Supplier<List<MetricSource>> more : changing) live.addAll(more.get());
        guardedApps.keySet().retainAll(live);
        for (MetricSource app : live) {
            if (withOpenTelemetry || app.rank() != Rank.OPEN_TELEMETRY) {
                all.add(guardedApps.computeIfAbsent(app, this::guarded));
            }
        }
        return all;
    }

    private GuardedSource guarded(MetricSource source) {
        return new GuardedSource(source, filter, threads, AppRegistry.MAX_POINTS);
    }
}
