package hookgauge.instrumentation.micrometer;

import io.micrometer.core.instrument.MeterRegistry;

/** Tells the agent of each registry that the app makes. */
public final class MicrometerCompanion {
    private static final String SITE = "micrometer";

    private MicrometerCompanion() {}

    /** The constructor of its own class has not run yet: this is the one of the class that all extend. */
    public static void created(MeterRegistry registry) {
        try {
            HookgaugeSources.registryCreated(registry);
        } catch (Throwable t) {
            HookgaugeSources.failed(SITE, t);
        }
    }
}
