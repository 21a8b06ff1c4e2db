package hookgauge.agent.gather;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;

/** A registry that the agent itself fills. */
public final class OwnRegistry implements MetricSource {
    private final String name;
    private final Rank rank;
    private final PrometheusRegistry registry;
    private final boolean runsAppCode;

    private OwnRegistry(String name, Rank rank, PrometheusRegistry registry, boolean runsAppCode) {
        this.name = name;
        this.rank = rank;
        this.registry = registry;
        this.runsAppCode = runsAppCode;
    }

    public OwnRegistry(String name, Rank rank, PrometheusRegistry registry) {
        this(name, rank, registry, false);
    }

    /** One that asks objects of the app for its values. */
    public static OwnRegistry readFromApp(String name, Rank rank, PrometheusRegistry registry) {
        return new OwnRegistry(name, rank, registry, true);
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
    public boolean runsAppCode() {
        return runsAppCode;
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
