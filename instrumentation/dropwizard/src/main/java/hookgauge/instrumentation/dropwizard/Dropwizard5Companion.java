package hookgauge.instrumentation.dropwizard;

import io.dropwizard.metrics5.MetricRegistry;

/** Tells the agent of each registry that the app makes. */
public final class Dropwizard5Companion {
    private static final String SITE = "dropwizard-5";

    private Dropwizard5Companion() {}

    /** Also that of a subclass, whose own constructor has not run yet. */
    public static void created(MetricRegistry registry) {
        try {
            HookgaugeSources.registryCreated(registry);
        } catch (Throwable t) {
            HookgaugeSources.failed(SITE, t);
        }
    }
}
