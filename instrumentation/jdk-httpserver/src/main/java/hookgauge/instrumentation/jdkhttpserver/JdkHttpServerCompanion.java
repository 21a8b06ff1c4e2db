package hookgauge.instrumentation.jdkhttpserver;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import sun.net.httpserver.Code;
import sun.net.httpserver.Event;
import sun.net.httpserver.ExchangeImpl;
import sun.net.httpserver.HttpConnection;
import sun.net.httpserver.HttpContextImpl;
import sun.net.httpserver.HttpExchangeImpl;
import sun.net.httpserver.HttpsExchangeImpl;
import sun.net.httpserver.ServerImpl;

/**
 * Tells the agent of the exchanges of the JDK's server; an object of it is what one connection is about.
 *
 * <p>Nothing of the server's can carry the agent's exchange (attributes are shared by a whole context), hence the map.
 */
public final class JdkHttpServerCompanion {
    private static final String SITE = "jdk-httpserver";
    private static final Map<HttpConnection, JdkHttpServerCompanion> CONNECTIONS =
            Collections.synchronizedMap(new WeakHashMap<>());

    private Object recorded;
    private ExchangeImpl exchange;
    private Throwable thrown;

    private JdkHttpServerCompanion() {}

    /** The request's head was read and has a context. */
    public static void started(ExchangeImpl exchange) {
        try {
            HttpContextImpl context = exchange.connection.getHttpContext();
            JdkHttpServerCompanion connection = CONNECTIONS.get(exchange.connection);
            if (connection == null) {
                connection = new JdkHttpServerCompanion();
                CONNECTIONS.put(exchange.connection, connection);
            }
            Object recorded = connection.begin(exchange, context.getProtocol());
            HookgaugeHttp.entered(recorded);
            if (!context.getPath().equals("/")) HookgaugeHttp.route(recorded, context.getPath());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The server's task is over; another thread may go on with the exchange. */
    public static void left(ServerImpl.Exchange task) {
        try {
            HookgaugeHttp.left();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** An error which the server does not catch ends its task: there will be no answer. */
    public static void died(ServerImpl.Exchange task, Throwable error) {
        try {
            HookgaugeHttp.left();
            JdkHttpServerCompanion connection = CONNECTIONS.get(task.connection);
            if (connection != null) connection.end(connection.current(), error);
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
            Object recorded = HookgaugeHttp.started(null, method, task.protocol);
            HookgaugeHttp.ended(recorded, version, status, -1, bodyBytes, null);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** Remembers what leaves a filter or the handler; it counts if the server then closes the connection for it. */
    public static void threw(Object chain, Object httpExchange, Throwable error) {
        try {
            ExchangeImpl exchange;
            if (httpExchange instanceof HttpExchangeImpl)
                exchange = ((HttpExchangeImpl) httpExchange).getExchangeImpl();
            else if (httpExchange instanceof HttpsExchangeImpl)
                exchange = ((HttpsExchangeImpl) httpExchange).getExchangeImpl();
            else return;
            JdkHttpServerCompanion connection = CONNECTIONS.get(exchange.connection);
            if (connection != null) connection.remember(exchange, error);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The server's events: one of them says that the response was written. */
    public static void happened(ServerImpl server, Event event) {
        try {
            if (event.exchange != null && event.exchange.writefinished) finish(event.exchange);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The handler or the server gave the exchange up, with or without a response. */
    public static void closed(ExchangeImpl exchange) {
        try {
            if (!exchange.writefinished) finish(exchange);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** Whatever is still going on on the connection is over. */
    public static void disconnected(HttpConnection closed) {
        try {
            JdkHttpServerCompanion connection = CONNECTIONS.remove(closed);
            if (connection != null) connection.end(connection.current(), connection.thrown());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    private static void finish(ExchangeImpl exchange) {
        JdkHttpServerCompanion connection = CONNECTIONS.get(exchange.connection);
        if (connection != null) connection.end(exchange, null);
    }

    private synchronized Object begin(ExchangeImpl exchange, String scheme) {
        this.exchange = exchange;
        thrown = null;
        recorded = HookgaugeHttp.started(recorded, exchange.method, scheme);
        return recorded;
    }

    private synchronized ExchangeImpl current() {
        return exchange;
    }

    private synchronized Throwable thrown() {
        return thrown;
    }

    private synchronized void remember(ExchangeImpl failed, Throwable error) {
        if (failed == exchange) thrown = error;
    }

    /** A late end of an earlier exchange on the connection does nothing. */
    private synchronized void end(ExchangeImpl over, Throwable error) {
        if (over == null || over != exchange) return;
        exchange = null;
        thrown = null;
        HookgaugeHttp.ended(
                recorded,
                over.http10 ? "HTTP/1.0" : "HTTP/1.1",
                Math.max(over.rcode, 0),
                over.reqContentLen,
                over.rspContentLen,
                error);
    }
}
