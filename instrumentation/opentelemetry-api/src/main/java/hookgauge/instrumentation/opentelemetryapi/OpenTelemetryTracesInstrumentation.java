package hookgauge.instrumentation.opentelemetryapi;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Collections;
import java.util.List;

/** Where OpenTelemetry's API keeps the context of a thread, which may have a span. */
public final class OpenTelemetryTracesInstrumentation implements InstrumentationModule {
    @Override
    public String name() {
        return "opentelemetry-traces";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.opentelemetryapi.OpenTelemetryTracesCompanion";
    }

    @Override
    public String home() {
        return "io/opentelemetry/context";
    }

    @Override
    public List<Hook> hooks() {
        return Collections.singletonList(Hook.onEntry(
                "io/opentelemetry/context/ThreadLocalContextStorage",
                "attach",
                "(Lio/opentelemetry/context/Context;)Lio/opentelemetry/context/Scope;",
                "attached"));
    }

    @Override
    public boolean isOfServer() {
        return false;
    }
}
