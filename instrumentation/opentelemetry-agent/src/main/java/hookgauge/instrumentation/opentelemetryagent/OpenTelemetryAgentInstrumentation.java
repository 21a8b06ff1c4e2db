package hookgauge.instrumentation.opentelemetryagent;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Collections;
import java.util.List;

/** Where OpenTelemetry's agent, if it is attached beside ours, keeps the context of a thread. */
public final class OpenTelemetryAgentInstrumentation implements InstrumentationModule {
    private static final String CONTEXT = "io/opentelemetry/javaagent/shaded/io/opentelemetry/context/";

    @Override
    public String name() {
        return "opentelemetry-agent";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.opentelemetryagent.OpenTelemetryAgentCompanion";
    }

    /** That agent's API is in the boot loader, of which this is the one package that is open to ours. */
    @Override
    public String home() {
        return "java/lang";
    }

    @Override
    public List<Hook> hooks() {
        return Collections.singletonList(Hook.onEntry(
                CONTEXT + "ThreadLocalContextStorage",
                "attach",
                "(L" + CONTEXT + "Context;)L" + CONTEXT + "Scope;",
                "attached"));
    }

    @Override
    public boolean isOfServer() {
        return false;
    }
}
