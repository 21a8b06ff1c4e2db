package hookgauge.instrumentation.prometheusclient;

import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Tells the agent of each registry that the app makes, or reads itself if it was made before the agent came. */
public final class PrometheusClientCompanion {
    private static final String SITE = "prometheus-client";

    private PrometheusClientCompanion() {}

    /** It may be of a subclass whose own constructor has not run yet. */
    public static void seen(PrometheusRegistry registry) {
        try {
            HookgaugeSources.registryCreated(registry);
        } catch (Throwable t) {
            HookgaugeSources.failed(SITE, t);
        }
    }
}
