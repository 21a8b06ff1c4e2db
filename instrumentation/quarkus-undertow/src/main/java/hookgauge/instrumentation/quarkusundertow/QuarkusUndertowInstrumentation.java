package hookgauge.instrumentation.quarkusundertow;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where the servlets of Quarkus 2 and 3, a fork of Undertow's on Vert.x, are hooked: they know the route, Netty's codecs count. */
public final class QuarkusUndertowInstrumentation implements InstrumentationModule {
    private static final String LOGGING = "io/undertow/servlet/api/LoggingExceptionHandler";
    private static final String QUARKUS = "io/quarkus/undertow/runtime/QuarkusExceptionHandler";

    @Override
    public String name() {
        return "quarkus-undertow";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.quarkusundertow.QuarkusUndertowCompanion";
    }

    @Override
    public String home() {
        return "io/undertow/servlet/handlers";
    }

    /** Undertow itself has handlers and servlets of these names. */
    @Override
    public String landmark() {
        return "io/undertow/vertx/VertxHttpExchange";
    }

    @Override
    public boolean isForked() {
        return true;
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onReturn(
                        "io/undertow/servlet/handlers/ServletRequestContext",
                        "<init>",
                        "(Lio/undertow/servlet/api/Deployment;Lio/undertow/servlet/spec/HttpServletRequestImpl;"
                                + "Lio/undertow/servlet/spec/HttpServletResponseImpl;"
                                + "Lio/undertow/servlet/handlers/ServletPathMatch;)V",
                        "mapped"),
                threw(LOGGING, "javax"),
                threw(LOGGING, "jakarta"),
                threw(QUARKUS, "javax"),
                threw(QUARKUS, "jakarta"));
    }

    private static Hook threw(String handler, String api) {
        return Hook.onEntry(
                        handler,
                        "handleThrowable",
                        "(Lio/undertow/server/HttpServerExchange;L" + api + "/servlet/ServletRequest;L" + api
                                + "/servlet/ServletResponse;Ljava/lang/Throwable;)Z",
                        "threw")
                .orAnother();
    }
}
