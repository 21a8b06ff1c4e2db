package hookgauge.instrumentation.vertxclient;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/**
 * Where the HTTP client of Vert.x 4 and 5 is hooked, above HTTP/1 and HTTP/2: where the app asks for a request, which comes
 * when there is a connection, and where a response begins. Its codecs are left alone.
 */
public final class VertxClientInstrumentation implements InstrumentationModule {
    private static final String HTTP = "io/vertx/core/http/";
    private static final String CLIENT = HTTP + "impl/HttpClientImpl";
    private static final String REQUEST = HTTP + "impl/HttpClientRequestBase";
    private static final String RESPONSE = "(L" + HTTP + "HttpClientResponse;)V";
    private static final String OPTIONS = "L" + HTTP + "RequestOptions;";
    private static final String SOCKET = "L" + HTTP + "WebSocketConnectOptions;";
    private static final String PROMISE = "Lio/vertx/core/impl/future/PromiseInternal;)V";
    private static final String ADDRESSED =
            "Lio/vertx/core/net/Address;Ljava/lang/Integer;Ljava/lang/String;" + OPTIONS + ")Lio/vertx/core/Future;";

    @Override
    public String name() {
        return "vertx-client";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.vertxclient.VertxClientCompanion";
    }

    @Override
    public String home() {
        return "io/vertx/core/http/impl";
    }

    @Override
    public boolean isOfClient() {
        return true;
    }

    /** Vert.x 3 has clients of the same names. */
    @Override
    public String landmark() {
        return "io/vertx/core/http/impl/HttpClientPush";
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                // 4.0
                Hook.onReturn(
                                CLIENT,
                                "request",
                                "(L" + HTTP + "HttpMethod;Lio/vertx/core/net/SocketAddress;Ljava/lang/String;I"
                                        + "Ljava/lang/Boolean;Ljava/lang/String;Lio/vertx/core/MultiMap;JLjava/lang/Boolean;"
                                        + PROMISE,
                                "askedOfHost")
                        .orAnother(),
                // 4.1 to 4.5
                Hook.onReturn(CLIENT, "doRequest", "(" + OPTIONS + PROMISE, "askedWithOptions")
                        .orAnother(),
                // 5.0
                Hook.onResult(CLIENT, "doRequest", "(" + ADDRESSED, "asked").orAnother(),
                // 5.1
                Hook.onResult(
                                CLIENT,
                                "doRequest",
                                "(Lio/vertx/core/internal/http/HttpClientTransport;" + ADDRESSED,
                                "askedOfTransport")
                        .orAnother(),
                // to 4.4, 4.5, and 5
                Hook.onReturn(CLIENT, "webSocket", "(" + SOCKET + PROMISE, "askedForSocket")
                        .optional(),
                Hook.onReturn(HTTP + "impl/HttpClientBase", "webSocket", "(" + SOCKET + PROMISE, "askedForSocket")
                        .optional(),
                Hook.onReturn(
                                HTTP + "impl/WebSocketClientImpl",
                                "webSocket",
                                "(Lio/vertx/core/internal/ContextInternal;" + SOCKET + "Lio/vertx/core/Promise;)V",
                                "askedForSocketIn")
                        .optional(),
                Hook.onEntry(REQUEST, "handleResponse", RESPONSE, "answered"),
                Hook.onReturn(REQUEST, "handleResponse", RESPONSE, "passedOn"),
                Hook.onThrow(REQUEST, "handleResponse", RESPONSE, "passedOnInVain"));
    }
}
