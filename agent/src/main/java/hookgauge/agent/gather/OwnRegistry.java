package hookgauge.agent.gather;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/** A registry that the agent itself fills. */
public final class OwnRegistry implements MetricSource {
    private final String name;
    private final Rank rank;
    private final PrometheusRegistry registry;

    public OwnRegistry(String name, Rank rank, PrometheusRegistry registry) {
        this.name = name;
        this.rank = rank;
        this.registry = registry;
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
    public Iterable<MetricSnapshot> collect() {
        return registry.scrape();
    }

    @Override
    public Iterable<MetricSnapshot> collect(Wanted wanted) {
        return registry.scrape(wanted);
    }
}
