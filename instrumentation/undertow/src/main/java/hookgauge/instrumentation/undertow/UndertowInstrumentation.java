package hookgauge.instrumentation.undertow;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where an exchange of Undertow 1.4 to 2.3 begins and ends, by all its protocols. */
public final class UndertowInstrumentation implements InstrumentationModule {
    private static final String CONNECTORS = "io/undertow/server/Connectors";
    private static final String EXECUTE = "(Lio/undertow/server/HttpHandler;Lio/undertow/server/HttpServerExchange;)V";
    private static final String HANDLE = "(Lio/undertow/server/HttpServerExchange;)V";

    @Override
    public String name() {
        return "undertow";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.undertow.UndertowCompanion";
    }

    @Override
    public String home() {
        return "io/undertow/server";
    }

    /** Quarkus has handlers and servlets of these names on Vert.x, which counts. */
    @Override
    public String landmark() {
        return "io/undertow/server/protocol/http/HttpReadListener";
    }

    @Override
    public boolean isForked() {
        return true;
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(CONNECTORS, "executeRootHandler", EXECUTE, "entered"),
                Hook.onReturn(CONNECTORS, "executeRootHandler", EXECUTE, "left"),
                Hook.onThrow(CONNECTORS, "executeRootHandler", EXECUTE, "threw"),
                Hook.onEntry("io/undertow/server/RoutingHandler", "handleRequest", HANDLE, "routing"),
                Hook.onEntry("io/undertow/server/handlers/PathTemplateHandler", "handleRequest", HANDLE, "routing"),
                Hook.onEntry(
                        "io/undertow/server/HttpServerExchange", "invokeExchangeCompleteListeners", "()V", "ended"));
    }

    @Override
    public boolean isRelocatable() {
        return true;
    }
}
