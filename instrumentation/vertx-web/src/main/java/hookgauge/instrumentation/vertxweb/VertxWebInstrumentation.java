package hookgauge.instrumentation.vertxweb;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where the routers of Vert.x 3.9 to 5 are hooked: they know the route and what handlers throw, Netty's codecs count. */
public final class VertxWebInstrumentation implements InstrumentationModule {
    private static final String PACKAGE = "io/vertx/ext/web/impl/";

    @Override
    public String name() {
        return "vertx-web";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.vertxweb.VertxWebCompanion";
    }

    @Override
    public String home() {
        return "io/vertx/ext/web/impl";
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(
                        PACKAGE + "RouteState",
                        "handleContext",
                        "(L" + PACKAGE + "RoutingContextImplBase;)V",
                        "routed"),
                Hook.onEntry(PACKAGE + "RoutingContextImpl", "checkHandleNoMatch", "()V", "unmatched"),
                Hook.onEntry(
                        PACKAGE + "RoutingContextImpl",
                        "reroute",
                        "(Lio/vertx/core/http/HttpMethod;Ljava/lang/String;)V",
                        "rerouted"),
                Hook.onEntry(
                        PACKAGE + "RoutingContextImplBase",
                        "unhandledFailure",
                        "(ILjava/lang/Throwable;L" + PACKAGE + "RouterImpl;)V",
                        "unhandled"));
    }
}
