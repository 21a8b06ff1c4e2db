package hookgauge.instrumentation.prometheusclient;

import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Tells the agent of each registry that the app makes. */
public final class PrometheusClientCompanion {
    private static final String SITE = "prometheus-client";

    private PrometheusClientCompanion() {}

    /** Also that of a subclass, whose own constructor has not run yet. */
    public static void created(PrometheusRegistry registry) {
        try {
            HookgaugeSources.registryCreated(registry);
        } catch (Throwable t) {
            HookgaugeSources.failed(SITE, t);
        }
    }
}
