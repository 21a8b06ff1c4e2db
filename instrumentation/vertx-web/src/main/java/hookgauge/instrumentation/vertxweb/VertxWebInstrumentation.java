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

    /** Where a handler is called that an app has given the server itself. */
    public static final class Handlers implements InstrumentationModule {
        private static final String HTTP = "io/vertx/core/http/impl/";
        private static final String HANDLE = "(Lio/vertx/core/http/HttpServerRequest;)V";

        @Override
        public String name() {
            return "vertx-handler";
        }

        @Override
        public String companion() {
            return "hookgauge.instrumentation.vertxweb.VertxHandlerCompanion";
        }

        @Override
        public String home() {
            return "io/vertx/core/http/impl";
        }

        @Override
        public List<Hook> hooks() {
            return Arrays.asList(
                    // 5.1, and 4 and 5.0
                    Hook.onThrow(HTTP + "http1/Http1ServerRequestHandler", "handle", HANDLE, "threw"),
                    Hook.onThrow(HTTP + "Http1xServerRequestHandler", "handle", HANDLE, "threw"),
                    // 3.9
                    Hook.onThrow(
                            HTTP + "Http1xServerConnection", "handleMessage", "(Ljava/lang/Object;)V", "threwAtOnce"),
                    Hook.onThrow(
                                    HTTP + "Http1xServerConnection",
                                    "lambda$handleNext$0",
                                    "(L" + HTTP + "HttpServerRequestImpl;Ljava/lang/Void;)V",
                                    "threw")
                            .optional(),
                    // 5.1, which alone does not leave it to the context to call the handler
                    Hook.onThrow(
                                    HTTP + "HttpServerRequestImpl",
                                    "handleHeaders",
                                    "(L" + HTTP + "HttpRequestHead;)V",
                                    "threwForStream")
                            .optional());
        }
    }
}
