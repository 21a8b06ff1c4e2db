package hookgauge.instrumentation.opentelemetryapi;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where OpenTelemetry's API, 1.10 and later, gives an app something that records nothing. */
public final class OpenTelemetryApiInstrumentation implements InstrumentationModule {
    private static final String GLOBAL = "io/opentelemetry/api/GlobalOpenTelemetry";
    private static final String GETTER = "()Lio/opentelemetry/api/OpenTelemetry;";

    @Override
    public String name() {
        return "opentelemetry-api";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.opentelemetryapi.OpenTelemetryApiCompanion";
    }

    @Override
    public String home() {
        return "io/opentelemetry/api";
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onResult(GLOBAL, "maybeAutoConfigureAndSetGlobal", GETTER, "configured"),
                // since 1.57
                Hook.onResult(GLOBAL, "getOrNoop", GETTER, "orNoop").optional());
    }

    @Override
    public boolean isOfServer() {
        return false;
    }
}
