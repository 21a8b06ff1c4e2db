package hookgauge.instrumentation.simpleclient;

import io.prometheus.client.CollectorRegistry;

/** Tells the agent of each registry that the app makes, or reads itself if it was made before the agent came. */
public final class SimpleclientCompanion {
    private static final String SITE = "simpleclient";

    private SimpleclientCompanion() {}

    /** It may be of a subclass whose own constructor has not run yet. */
    public static void seen(CollectorRegistry registry) {
        try {
            HookgaugeSources.registryCreated(registry);
        } catch (Throwable t) {
            HookgaugeSources.failed(SITE, t);
        }
    }
}
