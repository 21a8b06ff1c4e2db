package hookgauge.instrumentation.grizzly;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where the HTTP server of Grizzly 2.3 to 4 is hooked, which is also Payara's and GlassFish's. */
public final class GrizzlyInstrumentation implements InstrumentationModule {
    private static final String HTTP = "org/glassfish/grizzly/http/";
    private static final String HTTP_2 = "org/glassfish/grizzly/http2/";
    private static final String REQUEST = HTTP + "server/Request";
    private static final String NOTIFIER = HTTP + "server/HttpServerProbeNotifier";
    private static final String CONTEXT = "Lorg/glassfish/grizzly/filterchain/FilterChainContext;";
    private static final String SERVICE = "(L" + REQUEST + ";L" + HTTP + "server/Response;)Z";
    private static final String OF_REQUEST =
            "(L" + HTTP + "server/HttpServerFilter;Lorg/glassfish/grizzly/Connection;L" + REQUEST + ";";

    @Override
    public String name() {
        return "grizzly";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.grizzly.GrizzlyCompanion";
    }

    @Override
    public String home() {
        return "org/glassfish/grizzly/http/server";
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onReturn(
                        REQUEST,
                        "initialize",
                        "(L" + HTTP + "HttpRequestPacket;" + CONTEXT + "L" + HTTP + "server/HttpServerFilter;)V",
                        "started"),
                Hook.onEntry(REQUEST, "onAfterService", "()V", "ended"),
                Hook.onEntry(
                        NOTIFIER, "notifyBeforeService", OF_REQUEST + "L" + HTTP + "server/HttpHandler;)V", "entered"),
                Hook.onReturn(NOTIFIER, "notifyRequestCancel", OF_REQUEST + ")V", "cancelled"),
                // before the task below returns the thread may have begun a pipelined request
                Hook.onReturn(HTTP + "server/SuspendStatus", "getAndInvalidate", "()Z", "left"),
                Hook.onThrow(HTTP + "server/HttpHandler", "runService", SERVICE, "threw"),
                Hook.onReturn(HTTP + "server/HttpHandler$1", "run", "()V", "left"),
                Hook.onEntry(
                        HTTP + "server/util/HtmlHelper",
                        "setErrorAndSendErrorPage",
                        "(L" + REQUEST + ";L" + HTTP + "server/Response;L" + HTTP
                                + "server/ErrorPageGenerator;ILjava/lang/String;Ljava/lang/String;Ljava/lang/Throwable;)V",
                        "failed"),
                Hook.onEntry(
                        HTTP + "HttpProbeNotifier",
                        "notifyContentChunkParse",
                        "(L" + HTTP + "HttpCodecFilter;Lorg/glassfish/grizzly/Connection;L" + HTTP + "HttpContent;)V",
                        "read"),
                Hook.onEntry(
                        HTTP + "HttpServerFilter",
                        "encodeHttpPacket",
                        "(" + CONTEXT + "L" + HTTP + "HttpPacket;)Lorg/glassfish/grizzly/Buffer;",
                        "writes"),
                Hook.onReturn(
                        HTTP + "HttpServerFilter",
                        "onHttpHeaderError",
                        "(L" + HTTP + "HttpHeader;" + CONTEXT + "Ljava/lang/Throwable;)V",
                        "rejected"),
                Hook.onEntry(
                        HTTP_2 + "Http2Stream", "offerInputData", "(Lorg/glassfish/grizzly/Buffer;Z)V", "received"),
                Hook.onEntry(
                        HTTP_2 + "DefaultOutputSink",
                        "writeDownStream",
                        "(L" + HTTP + "HttpPacket;" + CONTEXT
                                + "Lorg/glassfish/grizzly/CompletionHandler;Lorg/glassfish/grizzly/asyncqueue/MessageCloner;)V",
                        "writes"));
    }

    /** Where the servlet container of GlassFish and Payara is hooked, which was Tomcat's once and has its names. */
    public static final class Servlets implements InstrumentationModule {
        private static final String VALVE = "org/apache/catalina/core/StandardHostValve";
        private static final String EXCHANGE = "(Lorg/apache/catalina/Request;Lorg/apache/catalina/Response;";

        @Override
        public String name() {
            return "grizzly-servlets";
        }

        @Override
        public String companion() {
            return "hookgauge.instrumentation.grizzly.GrizzlyServletsCompanion";
        }

        @Override
        public String home() {
            return "org/apache/catalina/connector";
        }

        @Override
        public List<Hook> hooks() {
            return Arrays.asList(
                    Hook.onEntry(VALVE, "postInvoke", EXCHANGE + ")V", "handled"),
                    Hook.onEntry(VALVE, "throwable", EXCHANGE + "Ljava/lang/Throwable;)V", "threw"));
        }

        @Override
        public String landmark() {
            return "org/glassfish/web/valve/GlassFishValve";
        }
    }
}
