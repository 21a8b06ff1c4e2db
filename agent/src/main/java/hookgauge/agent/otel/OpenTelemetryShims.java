package hookgauge.agent.otel;

import hookgauge.agent.gather.ReaderLoader;
import hookgauge.instrumentation.AgentMeters;

/** Gives each copy of OpenTelemetry's API that an app has an {@code OpenTelemetry} of its own types. */
public final class OpenTelemetryShims {
    // a string, for the agent's own loader must not load it
    private static final String SHIM = "hookgauge.instrumentation.opentelemetryapi.ShimOpenTelemetry";

    private final AgentOpenTelemetry openTelemetry;

    // kept by the app's class itself and not by a map of ours: so it goes when the app's loader goes
    private final ClassValue<Object> shims = new ClassValue<Object>() {
        @Override
        protected Object computeValue(Class<?> global) {
            return shim(global.getClassLoader());
        }
    };

    public OpenTelemetryShims(AgentOpenTelemetry openTelemetry) {
        this.openTelemetry = openTelemetry;
    }

    /** @param global the app's {@code GlobalOpenTelemetry} */
    public Object of(Class<?> global) {
        return shims.get(global);
    }

    private Object shim(ClassLoader app) {
        try {
            return new ReaderLoader(app, OpenTelemetryShims.class.getClassLoader())
                    .loadClass(SHIM)
                    .getDeclaredConstructor(AgentMeters.class)
                    .newInstance(new MeterProviderBridge(openTelemetry));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of OpenTelemetry's API is not known", e);
        }
    }
}
