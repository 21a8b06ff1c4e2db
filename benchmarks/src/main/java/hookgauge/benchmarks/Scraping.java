package hookgauge.benchmarks;

import hookgauge.agent.gather.AppRegistries;
import hookgauge.agent.gather.AskedNames;
import hookgauge.agent.gather.MergedGatherer;
import hookgauge.agent.gather.MetricSource;
import hookgauge.agent.gather.NameFilter;
import hookgauge.agent.gather.Rank;
import hookgauge.agent.gather.SelfMetrics;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import hookgauge.instrumentation.HookTargets;
import hookgauge.instrumentation.prometheusclient.PrometheusClientInstrumentation;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a scrape of an app's 10,000 series costs, beside what the app's own client takes for the same page. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class Scraping {
    private static final String REGISTRY = "io/prometheus/metrics/model/registry/PrometheusRegistry";

    /** 10,000 counters, or 590 histograms of 17 samples. */
    @Param({"counters", "histograms"})
    public String kind;

    private final PrometheusRegistry app = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(2_000_000);
    private MergedGatherer ours;
    private MergedGatherer merge;
    private MetricSnapshots collected;

    @Setup
    public void fill() {
        if (kind.equals("counters")) fillWithCounters();
        else fillWithHistograms();
        HookTargets targets = new HookTargets();
        targets.add(REGISTRY, PrometheusClientInstrumentation.class.getName(), false);
        AppRegistries apps = new AppRegistries(targets, Collections.emptySet());
        apps.accept(app);
        ours = gatherer(apps);
        collected = app.scrape();
        merge = gatherer(new AppRegistries(targets, Collections.emptySet()));
        merge.add(new Collected());
    }

    private static MergedGatherer gatherer(AppRegistries apps) {
        AgentLog log = new AgentLog(AgentLog.Verbosity.OFF, System.err);
        SelfMetrics self = new SelfMetrics("1", 1, Collections.emptyMap(), new CaughtErrors(log));
        NameFilter all = new NameFilter(Collections.emptyList(), Collections.emptyList(), log);
        return new MergedGatherer(apps, self, all, log, Thread::new);
    }

    private void fillWithCounters() {
        for (int family = 0; family < 100; family++) {
            Counter counter = Counter.builder()
                    .name("app_requests_" + family)
                    .help("Requests of family " + family)
                    .labelNames("method", "path", "status")
                    .withoutExemplars()
                    .register(app);
            for (int i = 0; i < 100; i++) {
                counter.labelValues("GET", "/items/" + i, "200").inc(i);
            }
        }
    }

    private void fillWithHistograms() {
        Histogram histogram = Histogram.builder()
                .name("app_wait_seconds")
                .classicOnly()
                .labelNames("method", "path", "status")
                .withoutExemplars()
                .register(app);
        for (int i = 0; i < 590; i++) {
            histogram.labelValues("GET", "/items/" + i, "200").observe(i / 100.0);
        }
    }

    /** The app's own collecting and rendering: what the others are compared with. */
    @Benchmark
    public int plain() throws IOException {
        return written(app.scrape());
    }

    @Benchmark
    public int scrape() throws IOException {
        return written(ours.page(5_000, AskedNames.ALL));
    }

    @Benchmark
    public MetricSnapshots gather() {
        return ours.page(5_000, AskedNames.ALL);
    }

    @Benchmark
    public MetricSnapshots collect() {
        return app.scrape();
    }

    /** Of snapshots that are there already; with the hand-over to the thread on which sources are read. */
    @Benchmark
    public MetricSnapshots merge() {
        return merge.page(5_000, AskedNames.ALL);
    }

    private int written(MetricSnapshots page) throws IOException {
        out.reset();
        writer.write(out, page);
        return out.size();
    }

    private final class Collected implements MetricSource {
        @Override
        public String name() {
            return "collected";
        }

        @Override
        public Rank rank() {
            return Rank.APP;
        }

        @Override
        public Iterable<MetricSnapshot> collect() {
            return collected;
        }
    }
}
