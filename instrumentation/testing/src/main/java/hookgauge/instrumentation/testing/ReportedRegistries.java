package hookgauge.instrumentation.testing;

import hookgauge.instrumentation.InstrumentationModule;
import java.util.ArrayList;
import java.util.List;

/** Stands in for the agent behind the door of the metric libraries: it remembers each registry that it is told of. */
public final class ReportedRegistries extends HookgaugeSources {
    private final List<Object> reported = new ArrayList<>();

    private ReportedRegistries() {}

    /** Hooks the libraries in this JVM; the first one that is made stays, so that there is one in a module's tests. */
    public static List<Object> of(InstrumentationModule... modules) {
        ReportedRegistries registries = new ReportedRegistries();
        HookgaugeSources.install(registries);
        for (InstrumentationModule module : modules) Weaving.of(module).check();
        return registries.reported;
    }

    @Override
    protected void onRegistryCreated(Object registry) {
        reported.add(registry);
    }

    @Override
    protected Object onOpenTelemetry(Class<?> global) {
        return null;
    }

    @Override
    protected void onMeterProviderBuilding(Object builder) {}

    @Override
    protected void onFailed(String site, Throwable error) {
        throw new AssertionError(site, error);
    }
}
