package hookgauge.agent.gather;

import hookgauge.instrumentation.MetricSink;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;

/** What a gather would give for one source, for tests of those who take it. */
public final class Gathered {
    private Gathered() {}

    public static List<SourceFamily> from(Rank rank, String name, PrometheusRegistry registry) {
        return from(rank, name, registry.scrape());
    }

    public static List<SourceFamily> from(Rank rank, String name, MetricSnapshots snapshots) {
        List<SourceFamily> families = new ArrayList<>();
        for (MetricSnapshot snapshot : snapshots) families.add(new SourceFamily(source(rank, name), snapshot));
        return families;
    }

    /** A counter {@code name{k="0"}}, {@code name{k="1"}} and so on with these values, as a reader tells it. */
    public static MetricSnapshots counter(String name, double... values) throws PartlyReadException {
        SnapshotSink sink = new SnapshotSink(new KnownLabels(null), values.length, null);
        sink.family(MetricSink.COUNTER, name, null, null);
        for (int i = 0; i < values.length; i++) {
            sink.point(new String[] {"k", Integer.toString(i)}, 0, 0);
            sink.value(values[i]);
        }
        sink.end();
        return new MetricSnapshots(sink.families());
    }

    /** Of a source that says of its summaries that they may fall. */
    public static List<SourceFamily> gaugeSummaries(String name, MetricSnapshots snapshots) {
        List<SourceFamily> families = new ArrayList<>();
        for (MetricSnapshot snapshot : snapshots)
            families.add(new SourceFamily(source(Rank.APP, name, true), snapshot));
        return families;
    }

    private static MetricSource source(Rank rank, String name) {
        return source(rank, name, false);
    }

    private static MetricSource source(Rank rank, String name, boolean hasGaugeSummaries) {
        return new MetricSource() {
            @Override
            public boolean isGaugeSummary(String summary) {
                return hasGaugeSummaries;
            }

            @Override
            public String name() {
                return name;
            }

            @Override
            public Rank rank() {
                return rank;
            }

            @Override
            public MetricSnapshots collect() {
                return new MetricSnapshots();
            }
        };
    }
}
