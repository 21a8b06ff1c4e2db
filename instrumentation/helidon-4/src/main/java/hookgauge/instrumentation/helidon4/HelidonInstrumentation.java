package hookgauge.instrumentation.helidon4;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where the web server of Helidon 4 is hooked for what HTTP/1.1 and HTTP/2 share: the connection and the handlers. */
public final class HelidonInstrumentation implements InstrumentationModule {
    private static final String SERVER = "io/helidon/webserver/";
    private static final String EXCHANGE = "(Lio/helidon/webserver/ConnectionContext;"
            + "Lio/helidon/webserver/http/RoutingRequest;Lio/helidon/webserver/http/RoutingResponse;";
    private static final String FILTER = EXCHANGE + "Ljava/util/concurrent/Callable;)V";

    @Override
    public String name() {
        return "helidon-4";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.helidon4.HelidonCompanion";
    }

    @Override
    public String home() {
        return "io/helidon/webserver/http1";
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(SERVER + "ConnectionHandler", "run", "()V", "connected"),
                Hook.onReturn(SERVER + "ConnectionHandler", "run", "()V", "disconnected"),
                Hook.onThrow(SERVER + "ConnectionHandler", "run", "()V", "died"),
                Hook.onEntry(SERVER + "http/Filters", "filter", FILTER, "entered"),
                Hook.onReturn(SERVER + "http/Filters", "filter", FILTER, "left"),
                Hook.onThrow(SERVER + "http/Filters", "filter", FILTER, "threw"),
                Hook.onEntry(
                        SERVER + "http/ErrorHandlers",
                        "unhandledError",
                        EXCHANGE.replace("RoutingRequest", "ServerRequest") + "Ljava/lang/Throwable;)V",
                        "failed"));
    }

    /** Where it reads requests, answers and sends by HTTP/1. */
    public static final class Http1 implements InstrumentationModule {
        private static final String CONNECTION = SERVER + "http1/Http1Connection";
        private static final String RESPONSE = SERVER + "http1/Http1ServerResponse";
        private static final String PROLOGUE = "Lio/helidon/http/HttpPrologue;";
        private static final String HEADERS = "Lio/helidon/http/WritableHeaders;";
        private static final String PART = "Lio/helidon/common/buffers/BufferData;";
        private static final String HEAD = "(Lio/helidon/http/ServerResponseHeaders;Lio/helidon/http/Status;" + PART;
        private static final String ROUTE = "(" + PROLOGUE + HEADERS + ")V";
        private static final String ROUTE_4_3 =
                "(" + PROLOGUE + HEADERS + "Lio/helidon/common/concurrency/limits/LimitAlgorithm$Outcome;)V";
        private static final String REFUSE = "(Lio/helidon/http/RequestException;)V";

        @Override
        public String name() {
            return "helidon-4-http1";
        }

        @Override
        public String companion() {
            return "hookgauge.instrumentation.helidon4.HelidonHttp1Companion";
        }

        @Override
        public String home() {
            return "io/helidon/webserver/http1";
        }

        @Override
        public List<Hook> hooks() {
            return Arrays.asList(
                    Hook.onReturn(SERVER + "http1/Http1Headers", "readHeaders", "(" + PROLOGUE + ")" + HEADERS, "read"),
                    Hook.onEntry(CONNECTION, "route", ROUTE, "started").orAnother(),
                    Hook.onReturn(CONNECTION, "route", ROUTE, "ended").orAnother(),
                    Hook.onEntry(CONNECTION, "route", ROUTE_4_3, "started").orAnother(),
                    Hook.onReturn(CONNECTION, "route", ROUTE_4_3, "ended").orAnother(),
                    Hook.onEntry(CONNECTION, "handleRequestException", REFUSE, "refuses"),
                    Hook.onReturn(CONNECTION, "handleRequestException", REFUSE, "ended"),
                    Hook.onEntry(
                                    CONNECTION,
                                    "handleUpgradeConnection",
                                    "(Lio/helidon/common/concurrency/limits/Limit;Lio/helidon/webserver/spi/ServerConnection;)V",
                                    "upgraded")
                            .optional(),
                    Hook.onResult(
                            SERVER + "websocket/WsUpgrader",
                            "upgrade",
                            "(Lio/helidon/webserver/ConnectionContext;" + PROLOGUE + HEADERS
                                    + ")Lio/helidon/webserver/spi/ServerConnection;",
                            "upgradedToWebSocket"),
                    Hook.onResult(
                            CONNECTION, "readEntityFromPipeline", "(" + PROLOGUE + HEADERS + ")" + PART, "readPart"),
                    Hook.onEntry(RESPONSE, "nonEntityBytes", HEAD + "ZZ)V", "sendsHead")
                            .optional(),
                    Hook.onEntry(RESPONSE, "nonEntityBytes", HEAD + "ZZZ)V", "sendsHead")
                            .optional(),
                    Hook.onEntry(RESPONSE, "responseBuffer", "([B)" + PART, "sends"),
                    Hook.onEntry(RESPONSE, "responseBuffer", "([BII)" + PART, "sends")
                            .optional(),
                    Hook.onReturn(
                            RESPONSE + "$ClosingBufferedOutputStream",
                            "<init>",
                            "(L" + RESPONSE + "$BlockingOutputStream;I)V",
                            "streams"),
                    Hook.onEntry(RESPONSE + "$BlockingOutputStream", "write", "(" + PART + ")V", "writes"));
        }
    }
}
