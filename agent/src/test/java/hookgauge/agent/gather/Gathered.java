package hookgauge.agent.gather;

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

    private static MetricSource source(Rank rank, String name) {
        return new MetricSource() {
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
