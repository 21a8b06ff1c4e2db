package hookgauge.instrumentation.opentelemetryapi;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;

/** Gives an app that has set no OpenTelemetry the agent's, in place of the one that records nothing. */
public final class OpenTelemetryApiCompanion {
    private static final String SITE = "opentelemetry-api";

    private OpenTelemetryApiCompanion() {}

    /** Nothing has been set and {@code get} is about to set {@code noop()}; {@code found} is what configures itself. */
    public static OpenTelemetry configured(OpenTelemetry found) {
        if (found != null) return found;
        try {
            Object ours = HookgaugeSources.openTelemetry(GlobalOpenTelemetry.class);
            if (ours == null) return null;
            GlobalOpenTelemetry.set((OpenTelemetry) ours);
            return GlobalOpenTelemetry.get();
        } catch (Throwable t) {
            HookgaugeSources.failed(SITE, t);
            return null;
        }
    }

    /** A library asks without setting anything; what the app has set, even {@code noop()}, is left to it. */
    public static OpenTelemetry orNoop(OpenTelemetry found) {
        try {
            if (found != OpenTelemetry.noop() || GlobalOpenTelemetry.isSet()) return found;
            Object ours = HookgaugeSources.openTelemetry(GlobalOpenTelemetry.class);
            return ours == null ? found : (OpenTelemetry) ours;
        } catch (Throwable t) {
            HookgaugeSources.failed(SITE, t);
            return found;
        }
    }
}
