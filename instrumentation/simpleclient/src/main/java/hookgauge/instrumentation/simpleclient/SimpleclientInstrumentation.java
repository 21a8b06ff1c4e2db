package hookgauge.instrumentation.simpleclient;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where simpleclient, the Prometheus client 0.x, makes its registries, and where apps read them. */
public final class SimpleclientInstrumentation implements InstrumentationModule {
    private static final String REGISTRY = "io/prometheus/client/CollectorRegistry";

    @Override
    public String name() {
        return "simpleclient";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.simpleclient.SimpleclientCompanion";
    }

    @Override
    public String home() {
        return "io/prometheus/client";
    }

    /** The constructor without arguments calls this one. */
    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onReturn(REGISTRY, "<init>", "(Z)V", "seen"),
                read("metricFamilySamples", ""),
                read("filteredMetricFamilySamples", "Ljava/util/Set;"),
                read("filteredMetricFamilySamples", "Lio/prometheus/client/Predicate;"));
    }

    /** The one with a predicate is there since 0.11. */
    private static Hook read(String method, String parameters) {
        return Hook.onEntry(REGISTRY, method, "(" + parameters + ")Ljava/util/Enumeration;", "seen")
                .optional();
    }

    @Override
    public String reader() {
        return "hookgauge.instrumentation.simpleclient.SimpleclientReader";
    }
}
