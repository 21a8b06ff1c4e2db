package hookgauge.instrumentation.robaho;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Robaho's HTTP server, a provider of {@code com.sun.net.httpserver}, is hooked for HTTP/1. */
public final class RobahoInstrumentation implements InstrumentationModule {
    private static final String EXCHANGE = "robaho/net/httpserver/ExchangeImpl";
    private static final String TASK = "robaho/net/httpserver/ServerImpl$Exchange";
    private static final String FIXED = "robaho/net/httpserver/FixedLengthOutputStream";
    private static final String CHUNKED = "robaho/net/httpserver/ChunkedOutputStream";
    private static final String UNTIL_CLOSE = "robaho/net/httpserver/UndefLengthOutputStream";

    @Override
    public String name() {
        return "robaho";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.robaho.RobahoCompanion";
    }

    @Override
    public String home() {
        return "robaho/net/httpserver";
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onReturn(
                        EXCHANGE,
                        "<init>",
                        "(Ljava/lang/String;Ljava/net/URI;Lrobaho/net/httpserver/Request;JLrobaho/net/httpserver/HttpConnection;)V",
                        "started"),
                Hook.onReturn(TASK, "runPerRequest", "()V", "left"),
                Hook.onThrow(TASK, "runPerRequest", "()V", "threw"),
                Hook.onEntry(TASK, "reject", "(ILjava/lang/String;Ljava/lang/String;)V", "rejected"),
                Hook.onReturn(EXCHANGE, "sendResponseHeaders", "(IJ)V", "answered"),
                Hook.onResult("robaho/net/httpserver/FixedLengthInputStream", "readImpl", "([BII)I", "read"),
                Hook.onResult("robaho/net/httpserver/ChunkedInputStream", "readImpl", "([BII)I", "read"),
                Hook.onReturn(FIXED, "write", "(I)V", "wroteByte"),
                Hook.onReturn(FIXED, "write", "([BII)V", "wrote"),
                Hook.onReturn(FIXED, "close", "()V", "wroteAll"),
                Hook.onEntry(CHUNKED, "write", "(I)V", "wroteByte"),
                Hook.onEntry(CHUNKED, "write", "([BII)V", "wrote"),
                Hook.onReturn(CHUNKED, "close", "()V", "wroteAll"),
                Hook.onEntry(UNTIL_CLOSE, "write", "(I)V", "wroteByte"),
                Hook.onEntry(UNTIL_CLOSE, "write", "([BII)V", "wrote"),
                Hook.onReturn(UNTIL_CLOSE, "close", "()V", "wroteAll"),
                Hook.onEntry("robaho/net/httpserver/HttpConnection", "close", "()V", "disconnected"));
    }

    /** Where its HTTP/2 is hooked, which is another package. */
    public static final class Http2 implements InstrumentationModule {
        private static final String STREAM = "robaho/net/httpserver/http2/HTTP2Stream";
        private static final String CONNECTION = "robaho/net/httpserver/ServerImpl$Http2Exchange";
        private static final String STREAM_AND_BODIES =
                "(Lrobaho/net/httpserver/http2/HTTP2Stream;Ljava/io/InputStream;Ljava/io/OutputStream;)V";

        @Override
        public String name() {
            return "robaho-http2";
        }

        @Override
        public String companion() {
            return "hookgauge.instrumentation.robaho.RobahoHttp2Companion";
        }

        @Override
        public String home() {
            return "robaho/net/httpserver/http2";
        }

        @Override
        public List<Hook> hooks() {
            return Arrays.asList(
                    Hook.onEntry(STREAM, "performRequest", "()V", "started"),
                    Hook.onEntry(CONNECTION, "handleStream", STREAM_AND_BODIES, "entered"),
                    Hook.onReturn(CONNECTION, "handleStream", STREAM_AND_BODIES, "left"),
                    Hook.onThrow(CONNECTION, "handleStream", STREAM_AND_BODIES, "threw"),
                    Hook.onReturn(
                            "robaho/net/httpserver/Http2ExchangeImpl",
                            "<init>",
                            "(Lrobaho/net/httpserver/http2/HTTP2Stream;Ljava/net/URI;Ljava/lang/String;"
                                    + "Lcom/sun/net/httpserver/HttpContext;Lcom/sun/net/httpserver/Headers;"
                                    + "Lcom/sun/net/httpserver/Headers;Ljava/io/InputStream;Ljava/io/OutputStream;)V",
                            "routed"),
                    Hook.onEntry(
                            STREAM, "processFrame", "(Lrobaho/net/httpserver/http2/frame/BaseFrame;)V", "received"),
                    Hook.onEntry(STREAM + "$Http2OutputStream", "write", "([BII)V", "wrote"),
                    Hook.onReturn(STREAM, "close", "()V", "closed"));
        }
    }
}
