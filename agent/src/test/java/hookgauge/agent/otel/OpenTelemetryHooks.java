package hookgauge.agent.otel;

import java.util.function.Consumer;
import java.util.function.Function;

/** Answers behind the door of the metric libraries; in one JVM the first one stays, so both tests share it. */
final class OpenTelemetryHooks extends HookgaugeSources {
    private static final OpenTelemetryHooks INSTALLED = new OpenTelemetryHooks();
    private static volatile Function<Class<?>, Object> shims = global -> null;
    private static volatile Consumer<Object> sdks = builder -> {};
    private static volatile Consumer<Throwable> failed = error -> {};

    private OpenTelemetryHooks() {}

    static void answerApi(Function<Class<?>, Object> shims, Consumer<Throwable> failed) {
        OpenTelemetryHooks.shims = shims;
        OpenTelemetryHooks.failed = failed;
        HookgaugeSources.install(INSTALLED);
    }

    static void answerSdk(Consumer<Object> sdks, Consumer<Throwable> failed) {
        OpenTelemetryHooks.sdks = sdks;
        OpenTelemetryHooks.failed = failed;
        HookgaugeSources.install(INSTALLED);
    }

    @Override
    protected void onRegistryCreated(Object registry) {}

    @Override
    protected Object onOpenTelemetry(Class<?> global) {
        return shims.apply(global);
    }

    @Override
    protected void onMeterProviderBuilding(Object builder) {
        // the tests' own SDK is the agent's
        if (builder.getClass().getClassLoader() != OpenTelemetryHooks.class.getClassLoader()) sdks.accept(builder);
    }

    @Override
    protected void onFailed(String site, Throwable error) {
        failed.accept(error);
    }
}
