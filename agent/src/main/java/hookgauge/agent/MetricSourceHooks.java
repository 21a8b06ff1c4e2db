package hookgauge.agent;

import hookgauge.agent.gather.AppRegistries;
import hookgauge.agent.log.CaughtErrors;
import hookgauge.agent.otel.AppSdks;
import hookgauge.agent.otel.OpenTelemetryShims;

/** Passes on what the companions of the metric libraries tell. It is the one that answers behind the door. */
final class MetricSourceHooks extends HookgaugeSources {
    private final AppRegistries registries;
    private final OpenTelemetryShims shims;
    private final AppSdks sdks;
    private final CaughtErrors errors;

    MetricSourceHooks(AppRegistries registries, OpenTelemetryShims shims, AppSdks sdks, CaughtErrors errors) {
        this.registries = registries;
        this.shims = shims;
        this.sdks = sdks;
        this.errors = errors;
    }

    void install() {
        HookgaugeSources.install(this);
    }

    @Override
    protected void onRegistryCreated(Object registry) {
        registries.accept(registry);
    }

    @Override
    protected Object onOpenTelemetry(Class<?> global) {
        return shims.of(global);
    }

    @Override
    protected void onMeterProviderBuilding(Object builder) {
        sdks.building(builder);
    }

    @Override
    protected void onFailed(String site, Throwable error) {
        errors.caught(site, error);
    }
}
