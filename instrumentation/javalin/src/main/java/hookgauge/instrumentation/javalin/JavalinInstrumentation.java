package hookgauge.instrumentation.javalin;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Javalin 3 to 7 is hooked: it knows the route, its server counts. */
public final class JavalinInstrumentation implements InstrumentationModule {
    private static final String CONTEXT = "io/javalin/http/servlet/JavalinServletContext";
    private static final String UPDATED = ")L" + CONTEXT + ";";

    @Override
    public String name() {
        return "javalin";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.javalin.JavalinCompanion";
    }

    @Override
    public String home() {
        return "io/javalin/http";
    }

    /** Each is where a context is told of its next handler, before that runs. */
    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(
                        "io/javalin/http/util/ContextUtil",
                        "update",
                        "(Lio/javalin/http/Context;Lio/javalin/http/HandlerEntry;Ljava/lang/String;)Lio/javalin/http/Context;",
                        "routed4"),
                Hook.onEntry(
                                CONTEXT,
                                "update",
                                "(Lio/javalin/routing/HandlerEntry;Ljava/lang/String;" + UPDATED,
                                "routed5")
                        .orAnother(),
                Hook.onEntry(
                                CONTEXT,
                                "update",
                                "(Lio/javalin/router/ParsedEndpoint;Ljava/lang/String;" + UPDATED,
                                "routed6")
                        .orAnother(),
                Hook.onEntry(CONTEXT, "update", "(Lio/javalin/router/Endpoint;" + UPDATED, "routed7")
                        .orAnother(),
                Hook.onEntry(CONTEXT, "update", "(Lio/javalin/router/Endpoint;Ljava/util/Map;" + UPDATED, "routed7")
                        .orAnother());
    }
}
