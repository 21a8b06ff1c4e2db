package hookgauge.instrumentation.robaho;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import robaho.net.httpserver.ChunkedOutputStream;
import robaho.net.httpserver.Code;
import robaho.net.httpserver.ExchangeImpl;
import robaho.net.httpserver.FixedLengthOutputStream;
import robaho.net.httpserver.HttpConnection;
import robaho.net.httpserver.LeftOverInputStream;
import robaho.net.httpserver.ServerImpl;
import robaho.net.httpserver.UndefLengthOutputStream;

/**
 * Tells the agent of the exchanges of Robaho's server by HTTP/1; an object of it is what goes on on one connection.
 *
 * <p>Nothing of the server's can carry the agent's exchange (attributes are shared by a whole context), hence the map.
 */
public final class RobahoCompanion {
    private static final String SITE = "robaho";
    private static final Map<HttpConnection, RobahoCompanion> CONNECTIONS =
            Collections.synchronizedMap(new WeakHashMap<>());

    // All are guarded by this. The current exchange leads to the map's key, so it goes when it is over.
    private ExchangeImpl current;
    private Object recorded;
    private String contextPath;
    private Throwable thrown;
    private long requestBytes;
    private long responseBytes;

    private RobahoCompanion() {}

    /** The head of a request for one of the contexts was read. */
    public static void started(ExchangeImpl exchange) {
        try {
            RobahoCompanion connection = CONNECTIONS.get(exchange.connection);
            if (connection == null) {
                connection = new RobahoCompanion();
                CONNECTIONS.put(exchange.connection, connection);
            }
            HookgaugeHttp.entered(connection.begin(exchange));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The connection's thread is done with a request; another thread may go on with it. */
    public static void left() {
        try {
            HookgaugeHttp.left();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same, by an exception; it counts if the server then closes the connection for it. */
    public static void threw(ServerImpl.Exchange task, Throwable error) {
        try {
            HookgaugeHttp.left();
            RobahoCompanion connection = CONNECTIONS.get(task.connection);
            if (connection != null) connection.remember(error);
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
            Object exchange = HookgaugeHttp.started(null, method, scheme(task.connection));
            HookgaugeHttp.ended(exchange, version, status, 0, bodyBytes, null);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The head of a response was written; after a 101 the connection speaks another protocol. */
    public static void answered(ExchangeImpl exchange) {
        try {
            if (exchange.rcode == 101) end(exchange);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** So much of a request's body was read, or skipped by the server. */
    public static int read(LeftOverInputStream in, int bytes) {
        try {
            RobahoCompanion connection = bytes > 0 ? CONNECTIONS.get(in.t.connection) : null;
            if (connection != null) connection.addRequestBytes(in.t, bytes);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
        return bytes;
    }

    /** A part of a response's body is written. */
    public static void wrote(Object out, byte[] from, int offset, int bytes) {
        try {
            addResponseBytes(of(out), bytes);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** As {@link #wrote}, for a single byte. */
    public static void wroteByte(Object out) {
        try {
            addResponseBytes(of(out), 1);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The response is whole, or the handler is done with it. */
    public static void wroteAll(Object out) {
        try {
            end(of(out));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** Whatever still goes on on the connection is over. */
    public static void disconnected(HttpConnection closed) {
        try {
            RobahoCompanion connection = CONNECTIONS.remove(closed);
            if (connection != null) connection.endAnything();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    private static ExchangeImpl of(Object out) {
        if (out instanceof FixedLengthOutputStream) return ((FixedLengthOutputStream) out).t;
        if (out instanceof ChunkedOutputStream) return ((ChunkedOutputStream) out).t;
        return ((UndefLengthOutputStream) out).t;
    }

    private static void addResponseBytes(ExchangeImpl exchange, int bytes) {
        RobahoCompanion connection = CONNECTIONS.get(exchange.connection);
        if (connection != null) connection.addBytes(exchange, bytes);
    }

    private static void end(ExchangeImpl exchange) {
        RobahoCompanion connection = CONNECTIONS.get(exchange.connection);
        if (connection != null) connection.endOf(exchange);
    }

    private static String scheme(HttpConnection connection) {
        return connection.isSSL() ? "https" : "http";
    }

    private synchronized Object begin(ExchangeImpl exchange) {
        // whoever answers the one before has not said so, and the server does not wait for it
        if (current != null) endOf(current);
        current = exchange;
        // the connection has that of the next request before it says so
        contextPath = exchange.connection.getHttpContext().getPath();
        requestBytes = 0;
        responseBytes = 0;
        recorded = HookgaugeHttp.started(recorded, exchange.method, scheme(exchange.connection));
        for (String name : HookgaugeHttp.headers(recorded))
            HookgaugeHttp.header(recorded, name, exchange.getRequestHeaders().getFirst(name));
        return recorded;
    }

    private synchronized void remember(Throwable error) {
        if (current != null) thrown = error;
    }

    private synchronized void addRequestBytes(ExchangeImpl exchange, int bytes) {
        if (exchange == current) requestBytes += bytes;
    }

    private synchronized void addBytes(ExchangeImpl exchange, int bytes) {
        if (exchange == current) responseBytes += bytes;
    }

    private synchronized void endAnything() {
        if (current != null) endOf(current);
    }

    /** Late news of an exchange that is over do nothing to the next one on the connection. */
    private synchronized void endOf(ExchangeImpl exchange) {
        if (exchange != current) return;
        Throwable error = thrown;
        current = null;
        thrown = null;
        if (!contextPath.equals("/")) HookgaugeHttp.route(recorded, contextPath);
        String version = exchange.http10 ? "HTTP/1.0" : "HTTP/1.1";
        HookgaugeHttp.ended(recorded, version, Math.max(exchange.rcode, 0), requestBytes, responseBytes, error);
    }
}
