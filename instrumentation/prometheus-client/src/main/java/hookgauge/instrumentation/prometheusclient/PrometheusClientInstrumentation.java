package hookgauge.instrumentation.prometheusclient;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where the Prometheus client 1.x makes its registries, and where apps read them. */
public final class PrometheusClientInstrumentation implements InstrumentationModule {
    private static final String REGISTRY = "io/prometheus/metrics/model/registry/PrometheusRegistry";
    private static final String REQUEST = "Lio/prometheus/metrics/model/registry/PrometheusScrapeRequest;";

    @Override
    public String name() {
        return "prometheus-client";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.prometheusclient.PrometheusClientCompanion";
    }

    @Override
    public String home() {
        return "io/prometheus/metrics/model/registry";
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onReturn(REGISTRY, "<init>", "()V", "seen"),
                scrape(""),
                scrape("Ljava/util/function/Predicate;"),
                scrape(REQUEST),
                scrape("Ljava/util/function/Predicate;" + REQUEST));
    }

    /** Those with a request are there since 1.1. */
    private static Hook scrape(String parameters) {
        String descriptor = "(" + parameters + ")Lio/prometheus/metrics/model/snapshots/MetricSnapshots;";
        return Hook.onEntry(REGISTRY, "scrape", descriptor, "seen").optional();
    }

    @Override
    public String reader() {
        return "hookgauge.instrumentation.prometheusclient.ClientJavaReader";
    }
}
