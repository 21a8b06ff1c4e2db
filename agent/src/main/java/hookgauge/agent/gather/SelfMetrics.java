package hookgauge.agent.gather;

import hookgauge.agent.log.CaughtErrors;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the agent says of itself: of its sources, of what their merge hid, of what it caught. */
public final class SelfMetrics implements MetricSource {
    private static final MetricMetadata TARGET =
            new MetricMetadata("target", "What these metrics are about, as its resource attributes say");
    private static final MetricMetadata BUILD = new MetricMetadata("hookgauge_build", "The agent and the JVM it is in");
    private static final MetricMetadata UP =
            new MetricMetadata("hookgauge_source_up", "1 if the source could be read whole, else 0");
    private static final MetricMetadata SECONDS =
            new MetricMetadata("hookgauge_source_scrape_seconds", "How long reading the source took");
    private static final MetricMetadata BUSY = new MetricMetadata(
            "hookgauge_source_busy_seconds", "How long a read that came too late has been going on, else 0");
    private static final MetricMetadata HIDDEN =
            new MetricMetadata("hookgauge_merge_hidden_series", "Series of the source that are not shown, and why");
    private static final MetricMetadata UNTYPED = new MetricMetadata(
            "hookgauge_merge_untyped_families", "Families of the source that are shown without their type");
    private static final MetricMetadata CLEANED = new MetricMetadata(
            "hookgauge_merge_cleaned_values", "Label values and help texts that were cut or cleaned");
    private static final MetricMetadata ERRORS =
            new MetricMetadata("hookgauge_errors", "What the agent caught at its borders");

    private final MetricSnapshot build;
    private final MetricSnapshot target;
    private final long startMillis;
    private final CaughtErrors errors;

    /**
     * @param startMillis when the counters began
     * @param resource what {@code target_info} says
     */
    public SelfMetrics(String version, long startMillis, Map<String, String> resource, CaughtErrors errors) {
        this.build = info(BUILD, Labels.of("version", version, "java", System.getProperty("java.version", "")));
        List<String> attributes = new ArrayList<>();
        resource.forEach((key, value) -> attributes.addAll(Arrays.asList(key, value)));
        this.target = info(TARGET, CleanLabels.of(attributes.toArray(new String[0])));
        this.startMillis = startMillis;
        this.errors = errors;
    }

    @Override
    public String name() {
        return "hookgauge";
    }

    @Override
    public Rank rank() {
        return Rank.CORE;
    }

    /** The families without points, so that the merge knows their names; what they say is known after it. */
    @Override
    public List<MetricSnapshot> collect() {
        List<MetricSnapshot> names = new ArrayList<>();
        for (MetricMetadata gauge : Arrays.asList(UP, SECONDS, BUSY, HIDDEN, UNTYPED)) {
            names.add(new GaugeSnapshot(gauge, Collections.emptyList()));
        }
        for (MetricMetadata counter : Arrays.asList(CLEANED, ERRORS)) {
            names.add(new CounterSnapshot(counter, Collections.emptyList()));
        }
        for (MetricMetadata info : Arrays.asList(BUILD, TARGET)) {
            names.add(new InfoSnapshot(info, Collections.emptyList()));
        }
        return names;
    }

    /** The resource, for the page alone: push has a place of its own for it. */
    MetricSnapshot target() {
        return target;
    }

    /** What one gather was like. */
    List<MetricSnapshot> of(List<SourceRead> reads, Map<String, LongAdder> cleanedBySource) {
        List<GaugeDataPointSnapshot> up = new ArrayList<>();
        List<GaugeDataPointSnapshot> seconds = new ArrayList<>();
        List<GaugeDataPointSnapshot> busy = new ArrayList<>();
        List<GaugeDataPointSnapshot> hidden = new ArrayList<>();
        List<GaugeDataPointSnapshot> untyped = new ArrayList<>();
        for (SourceRead read : reads) {
            Labels source = source(read);
            up.add(gauge(source, read.problem == null ? 1 : 0));
            seconds.add(gauge(source, read.seconds));
            busy.add(gauge(source, read.busySeconds));
            if (read.untypedFamilies > 0) untyped.add(gauge(source, read.untypedFamilies));
            addHidden(hidden, source, "core", read.samplesHiddenByCore);
            addHidden(hidden, source, "duplicate", read.duplicateSamples);
            addHidden(hidden, source, "cap", read.cutSamples);
        }
        return Arrays.asList(
                build,
                new GaugeSnapshot(UP, up),
                new GaugeSnapshot(SECONDS, seconds),
                new GaugeSnapshot(BUSY, busy),
                new GaugeSnapshot(HIDDEN, hidden),
                new GaugeSnapshot(UNTYPED, untyped),
                counters(CLEANED, "source", cleanedBySource),
                counters(ERRORS, "site", errors.countsBySite()));
    }

    private static void addHidden(List<GaugeDataPointSnapshot> hidden, Labels source, String reason, long samples) {
        if (samples > 0) hidden.add(gauge(source.add("reason", reason), samples));
    }

    private MetricSnapshot counters(MetricMetadata metadata, String label, Map<String, LongAdder> counts) {
        List<CounterDataPointSnapshot> points = new ArrayList<>();
        counts.forEach((value, count) ->
                points.add(new CounterDataPointSnapshot(count.sum(), Labels.of(label, value), null, startMillis)));
        return new CounterSnapshot(metadata, points);
    }

    private static Labels source(SourceRead read) {
        return Labels.of("source", read.source.name());
    }

    private static GaugeDataPointSnapshot gauge(Labels labels, double value) {
        return new GaugeDataPointSnapshot(value, labels, null);
    }

    private static MetricSnapshot info(MetricMetadata metadata, Labels labels) {
        return new InfoSnapshot(metadata, Collections.singletonList(new InfoDataPointSnapshot(labels)));
    }
}
