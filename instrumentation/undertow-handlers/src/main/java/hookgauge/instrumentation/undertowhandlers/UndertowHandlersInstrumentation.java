package hookgauge.instrumentation.undertowhandlers;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Undertow 1.4 to 2.3 knows what is behind an exchange: bodies, servlets, what they threw, and what was no request. */
public final class UndertowHandlersInstrumentation implements InstrumentationModule {
    private static final String BODY = "io/undertow/channels/DetachableStreamSourceChannel";
    private static final String LISTENER = "io/undertow/server/protocol/http/HttpReadListener";
    private static final String SERVLET_ERRORS = "io/undertow/servlet/api/LoggingExceptionHandler";

    @Override
    public String name() {
        return "undertow-handlers";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.undertowhandlers.UndertowHandlersCompanion";
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
                Hook.onResult(BODY, "read", "(Ljava/nio/ByteBuffer;)I", "read"),
                Hook.onResult(BODY, "read", "([Ljava/nio/ByteBuffer;)J", "readMany"),
                Hook.onResult(BODY, "read", "([Ljava/nio/ByteBuffer;II)J", "readMany"),
                Hook.onResult(BODY, "transferTo", "(JJLjava/nio/channels/FileChannel;)J", "readMany"),
                Hook.onResult(
                        BODY,
                        "transferTo",
                        "(JLjava/nio/ByteBuffer;Lorg/xnio/channels/StreamSinkChannel;)J",
                        "readMany"),
                Hook.onEntry(
                        "io/undertow/servlet/handlers/ServletRequestContext",
                        "setServletPathMatch",
                        "(Lio/undertow/servlet/handlers/ServletPathMatch;)V",
                        "mapped"),
                // javax or jakarta
                Hook.onEntry(SERVLET_ERRORS, "handleThrowable", handleThrowable("javax"), "threwInServlet")
                        .orAnother(),
                Hook.onEntry(SERVLET_ERRORS, "handleThrowable", handleThrowable("jakarta"), "threwInServlet")
                        .orAnother(),
                Hook.onEntry(
                        "io/undertow/io/DefaultIoCallback",
                        "onException",
                        "(Lio/undertow/server/HttpServerExchange;Lio/undertow/io/Sender;Ljava/io/IOException;)V",
                        "failed"),
                // the second one in 1.4.0
                Hook.onEntry(LISTENER, "sendBadRequestAndClose", sendBadRequest("Throwable"), "refused")
                        .orAnother(),
                Hook.onEntry(LISTENER, "sendBadRequestAndClose", sendBadRequest("Exception"), "refused")
                        .orAnother());
    }

    private static String handleThrowable(String api) {
        return "(Lio/undertow/server/HttpServerExchange;L" + api + "/servlet/ServletRequest;L" + api
                + "/servlet/ServletResponse;Ljava/lang/Throwable;)Z";
    }

    private static String sendBadRequest(String cause) {
        return "(Lorg/xnio/StreamConnection;Ljava/lang/" + cause + ";)V";
    }
}
