package hookgauge.instrumentation.dropwizard;

import com.codahale.metrics.MetricRegistry;

/** Tells the agent of each registry that the app makes. */
public final class DropwizardCompanion {
    private static final String SITE = "dropwizard";

    private DropwizardCompanion() {}

    /** Also that of a subclass, whose own constructor has not run yet. */
    public static void created(MetricRegistry registry) {
        try {
            HookgaugeSources.registryCreated(registry);
        } catch (Throwable t) {
            HookgaugeSources.failed(SITE, t);
        }
    }
}
