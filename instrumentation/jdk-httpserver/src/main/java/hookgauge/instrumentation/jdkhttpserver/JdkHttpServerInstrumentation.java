package hookgauge.instrumentation.jdkhttpserver;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Where the JDK's own HTTP server, {@code com.sun.net.httpserver}, is hooked. */
public final class JdkHttpServerInstrumentation implements InstrumentationModule {
    private static final String EXCHANGE = "sun/net/httpserver/ExchangeImpl";
    private static final String TASK = "sun/net/httpserver/ServerImpl$Exchange";
    private static final String CHUNKED = "sun/net/httpserver/ChunkedOutputStream";
    private static final String UNTIL_CLOSE = "sun/net/httpserver/UndefLengthOutputStream";

    @Override
    public String name() {
        return "jdk-httpserver";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.jdkhttpserver.JdkHttpServerCompanion";
    }

    @Override
    public String home() {
        return "sun/net/httpserver";
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onReturn(
                        EXCHANGE,
                        "<init>",
                        "(Ljava/lang/String;Ljava/net/URI;Lsun/net/httpserver/Request;JLsun/net/httpserver/HttpConnection;)V",
                        "started"),
                Hook.onReturn(TASK, "run", "()V", "left"),
                Hook.onThrow(TASK, "run", "()V", "died"),
                Hook.onEntry(TASK, "reject", "(ILjava/lang/String;Ljava/lang/String;)V", "rejected"),
                Hook.onThrow(
                        "com/sun/net/httpserver/Filter$Chain",
                        "doFilter",
                        "(Lcom/sun/net/httpserver/HttpExchange;)V",
                        "threw"),
                Hook.onEntry("sun/net/httpserver/ServerImpl", "addEvent", "(Lsun/net/httpserver/Event;)V", "happened"),
                Hook.onResult("sun/net/httpserver/FixedLengthInputStream", "readImpl", "([BII)I", "read"),
                Hook.onResult("sun/net/httpserver/ChunkedInputStream", "readImpl", "([BII)I", "read"),
                Hook.onEntry(CHUNKED, "write", "(I)V", "wroteByte"),
                Hook.onEntry(CHUNKED, "write", "([BII)V", "wrote"),
                Hook.onEntry(UNTIL_CLOSE, "write", "(I)V", "wroteByte"),
                Hook.onEntry(UNTIL_CLOSE, "write", "([BII)V", "wrote"),
                Hook.onReturn(EXCHANGE, "close", "()V", "closed"),
                Hook.onEntry("sun/net/httpserver/HttpConnection", "close", "()V", "disconnected"));
    }

    /** Where its connections and threads are asked for. */
    public static final class Connections implements InstrumentationModule {
        @Override
        public String name() {
            return "jdk-connections";
        }

        @Override
        public String companion() {
            return "hookgauge.instrumentation.jdkhttpserver.JdkConnectionsCompanion";
        }

        @Override
        public String home() {
            return "sun/net/httpserver";
        }

        @Override
        public List<Hook> hooks() {
            return Collections.singletonList(Hook.onReturn("sun/net/httpserver/ServerImpl", "start", "()V", "serving"));
        }

        /** What is counted here are no requests. */
        @Override
        public boolean isOfServer() {
            return false;
        }
    }
}
