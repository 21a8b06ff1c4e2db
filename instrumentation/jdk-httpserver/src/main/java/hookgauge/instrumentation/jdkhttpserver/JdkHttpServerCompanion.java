package hookgauge.instrumentation.jdkhttpserver;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import sun.net.httpserver.ChunkedOutputStream;
import sun.net.httpserver.Code;
import sun.net.httpserver.Event;
import sun.net.httpserver.ExchangeImpl;
import sun.net.httpserver.HttpConnection;
import sun.net.httpserver.HttpExchangeImpl;
import sun.net.httpserver.HttpsExchangeImpl;
import sun.net.httpserver.LeftOverInputStream;
import sun.net.httpserver.ServerImpl;
import sun.net.httpserver.UndefLengthOutputStream;

/** Tells the agent of the exchanges of the JDK's server; an object of it is what goes on on one connection. */
public final class JdkHttpServerCompanion {
    private static final String SITE = "jdk-httpserver";
    // Nothing of the server's can carry the agent's exchange: attributes belong to a whole context. The server keeps
    // a connection until it is closed, and so may we. Without a lock, for the agent's own scrapes are among them.
    private static final Map<HttpConnection, JdkHttpServerCompanion> CONNECTIONS = new ConcurrentHashMap<>();
    private static final JdkHttpServerCompanion NONE = new JdkHttpServerCompanion();
    // All are guarded by this. The current exchange leads to the map's key, so it goes when it is over.
    private ExchangeImpl current;
    private Object recorded;
    private Throwable thrown;
    private long requestBytes;
    private long responseBytes;

    private JdkHttpServerCompanion() {}

    /** The head of a request for one of the contexts was read. */
    public static void started(ExchangeImpl exchange) {
        try {
            HookgaugeHttp.entered(opened(exchange.connection).begin(exchange));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The server's task is done; another thread may go on with the exchange. */
    public static void left() {
        try {
            HookgaugeHttp.left();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** An error which the server does not catch ended its task: there will be no answer. */
    public static void died(ServerImpl.Exchange task, Throwable error) {
        try {
            HookgaugeHttp.left();
            on(task.connection).endAnything(error);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The server itself answers a request that it does not understand or has no context for. */
    public static void rejected(ServerImpl.Exchange task, int status, String requestLine, String message) {
        try {
            int methodEnd = requestLine.indexOf(' ');
            String method = methodEnd < 0 ? null : requestLine.substring(0, methodEnd);
            String version = requestLine.endsWith("HTTP/1.0") ? "HTTP/1.0" : "HTTP/1.1";
            int bodyBytes = "<h1>000</h1>".length() + Code.msg(status).length() + message.length();
            Object exchange = HookgaugeHttp.started(null, method, task.protocol);
            HookgaugeHttp.ended(exchange, version, status, 0, bodyBytes, null);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** Remembers what leaves a filter or the handler; it counts if the server then closes the connection for it. */
    public static void threw(Object chain, Object httpExchange, Throwable error) {
        try {
            ExchangeImpl exchange = null;
            if (httpExchange instanceof HttpExchangeImpl)
                exchange = ((HttpExchangeImpl) httpExchange).getExchangeImpl();
            if (httpExchange instanceof HttpsExchangeImpl)
                exchange = ((HttpsExchangeImpl) httpExchange).getExchangeImpl();
            if (exchange != null) on(exchange.connection).remember(exchange, error);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** So much of a request's body was read, or skipped by the server. */
    public static int read(LeftOverInputStream in, int bytes) {
        try {
            if (bytes > 0) on(in.t.connection).add(in.t, bytes, 0);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
        return bytes;
    }

    /** A part of a response whose length was not told before is being written. */
    public static void wrote(Object out, byte[] from, int offset, int bytes) {
        try {
            addResponseBytes(out, bytes);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** As {@link #wrote}, for a single byte. */
    public static void wroteByte(Object out) {
        try {
            addResponseBytes(out, 1);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The server has something to tell itself: one of the events says that a response was written. */
    public static void happened(ServerImpl server, Event event) {
        try {
            ExchangeImpl exchange = event.exchange;
            if (exchange != null && exchange.writefinished)
                on(exchange.connection).end(exchange, null);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The handler or the server is done with the exchange, with or without a response. */
    public static void closed(ExchangeImpl exchange) {
        try {
            if (!exchange.writefinished) on(exchange.connection).end(exchange, null);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** Whatever still goes on on the connection is over. */
    public static void disconnected(HttpConnection closed) {
        try {
            JdkHttpServerCompanion connection = CONNECTIONS.remove(closed);
            if (connection != null) connection.endAnything(null);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    private static void addResponseBytes(Object out, int bytes) {
        boolean isChunked = out instanceof ChunkedOutputStream;
        ExchangeImpl exchange = isChunked ? ((ChunkedOutputStream) out).t : ((UndefLengthOutputStream) out).t;
        on(exchange.connection).add(exchange, 0, bytes);
    }

    private static JdkHttpServerCompanion opened(HttpConnection connection) {
        JdkHttpServerCompanion known = CONNECTIONS.get(connection);
        if (known == null) CONNECTIONS.put(connection, known = new JdkHttpServerCompanion());
        return known;
    }

    private static JdkHttpServerCompanion on(HttpConnection connection) {
        return CONNECTIONS.getOrDefault(connection, NONE);
    }

    private synchronized Object begin(ExchangeImpl exchange) {
        current = exchange;
        requestBytes = 0;
        responseBytes = 0;
        String scheme = exchange.connection.getHttpContext().getProtocol();
        recorded = HookgaugeHttp.started(recorded, exchange.method, scheme);
        for (String name : HookgaugeHttp.headers(recorded))
            HookgaugeHttp.header(recorded, name, exchange.reqHdrs.getFirst(name));
        return recorded;
    }

    private synchronized void remember(ExchangeImpl failed, Throwable error) {
        if (failed == current) thrown = error;
    }

    private synchronized void add(ExchangeImpl exchange, int ofRequest, int ofResponse) {
        if (exchange != current) return;
        requestBytes += ofRequest;
        responseBytes += ofResponse;
    }

    private synchronized void endAnything(Throwable error) {
        if (current != null) end(current, error == null ? thrown : error);
    }

    /** Late news of an exchange that is over do nothing to the next one on the connection. */
    private synchronized void end(ExchangeImpl exchange, Throwable error) {
        if (exchange != current) return;
        current = null;
        thrown = null;
        String path = exchange.connection.getHttpContext().getPath();
        if (!path.equals("/")) HookgaugeHttp.route(recorded, path);
        // a length that was announced is true only if the response was finished
        boolean isUnknown = exchange.rspContentLen > 0 && !exchange.writefinished;
        long bytes = isUnknown ? -1 : exchange.rspContentLen + responseBytes;
        String version = exchange.http10 ? "HTTP/1.0" : "HTTP/1.1";
        HookgaugeHttp.ended(recorded, version, Math.max(exchange.rcode, 0), requestBytes, bytes, error);
    }
}
