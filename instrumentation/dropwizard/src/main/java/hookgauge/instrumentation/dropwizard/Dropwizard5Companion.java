package hookgauge.instrumentation.dropwizard;

import io.dropwizard.metrics5.MetricRegistry;

/** Tells the agent of each registry that the app makes, or reads itself if it was made before the agent came. */
public final class Dropwizard5Companion {
    private static final String SITE = "dropwizard-5";

    private Dropwizard5Companion() {}

    /** It may be of a subclass whose own constructor has not run yet. */
    public static void seen(MetricRegistry registry) {
        try {
            HookgaugeSources.registryCreated(registry);
        } catch (Throwable t) {
            HookgaugeSources.failed(SITE, t);
        }
    }
}
