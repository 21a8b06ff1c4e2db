package hookgauge.instrumentation.simpleclient;

import io.prometheus.client.CollectorRegistry;

/** Tells the agent of each registry that the app makes. */
public final class SimpleclientCompanion {
    private static final String SITE = "simpleclient";

    private SimpleclientCompanion() {}

    /** Also that of a subclass, whose own constructor has not run yet. */
    public static void created(CollectorRegistry registry) {
        try {
            HookgaugeSources.registryCreated(registry);
        } catch (Throwable t) {
            HookgaugeSources.failed(SITE, t);
        }
    }
}
