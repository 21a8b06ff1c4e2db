package java.lang;

/** The door between the app's metric libraries and the agent; see {@link HookgaugeHttp} for the why and the rules. */
public abstract class HookgaugeSources {
    private static volatile HookgaugeSources installed;

    /** For the one class of the agent that answers. */
    protected HookgaugeSources() {}

    /** Makes {@code hooks} the one that answers; the first one stays. */
    public static synchronized void install(HookgaugeSources hooks) {
        if (installed == null) installed = hooks;
    }

    /** A metric registry has just been constructed; it may be half built and must not be read now. */
    public static void registryCreated(Object registry) {
        HookgaugeSources hooks = installed;
        if (hooks != null) hooks.onRegistryCreated(registry);
    }

    /**
     * The app asks {@code GlobalOpenTelemetry} for an instance and none was set.
     *
     * @param global the app's own {@code GlobalOpenTelemetry} class
     * @return an {@code OpenTelemetry} of the app's API that records with the agent, or null
     */
    public static Object openTelemetry(Class<?> global) {
        HookgaugeSources hooks = installed;
        return hooks == null ? null : hooks.onOpenTelemetry(global);
    }

    /** The app is about to build a meter provider of an OpenTelemetry SDK of its own, by this builder. */
    public static void meterProviderBuilding(Object builder) {
        HookgaugeSources hooks = installed;
        if (hooks != null) hooks.onMeterProviderBuilding(builder);
    }

    /** A companion could not do its work; {@code site} is the module's name. */
    public static void failed(String site, Throwable error) {
        HookgaugeSources hooks = installed;
        if (hooks != null) hooks.onFailed(site, error);
    }

    protected abstract void onRegistryCreated(Object registry);

    protected abstract Object onOpenTelemetry(Class<?> global);

    protected abstract void onMeterProviderBuilding(Object builder);

    protected abstract void onFailed(String site, Throwable error);
}
