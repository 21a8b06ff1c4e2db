package hookgauge.instrumentation.helidon4;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.Headers;
import io.helidon.http.HttpException;
import io.helidon.http.HttpPrologue;
import io.helidon.http.PathMatcher;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.http.http2.Http2Headers;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.HttpRoute;
import io.helidon.webserver.http.ServerResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the agent of Helidon's exchanges; an object of it is a connection of HTTP/1, used for one exchange after the
 * other, or a stream of HTTP/2.
 *
 * <p>Helidon gives each of them one thread for all of its life and lets no other answer. Nothing of the server's can
 * carry the agent's exchange from the connection to the response, so the thread does.
 */
public final class HelidonCompanion {
    private static final String SITE = "helidon-4";
    // Helidon keeps them since 4.3
    private static final boolean HAS_PATTERNS =
            Arrays.toString(HttpRoute.class.getMethods()).contains("pathMatcher");
    private static final ThreadLocal<HelidonCompanion> CURRENT = new ThreadLocal<>();
    // by a stream of HTTP/2, which begins in its connection's thread, or by a response's output stream
    private static final Map<Object, HelidonCompanion> ACTIVE = new ConcurrentHashMap<>();
    private static final Map<Object, Object> SERVICES = Collections.synchronizedMap(new WeakHashMap<>());
    private static final Map<Object, String> ROUTES = Collections.synchronizedMap(new WeakHashMap<>());

    private final ConnectionContext connection;
    private final String version;
    private Object exchange;
    private HttpPrologue prologue;
    private ServerResponse response;
    private Object out;
    private String route;
    private Throwable error;
    private boolean isActive;
    private int status;
    private long requestBytes;
    private long responseBytes;

    private HelidonCompanion(ConnectionContext connection, String version) {
        this.connection = connection;
        this.version = version;
    }

    /** The thread of a connection begins. */
    public static void connected(Object handler) {
        try {
            CURRENT.set(new HelidonCompanion((ConnectionContext) handler, "1.1"));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The thread of a connection, or of a stream, is done, and with it what was not ended. */
    public static void disconnected() {
        try {
            ended();
            CURRENT.remove();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same, by an exception. */
    public static void died(Object task, Throwable thrown) {
        try {
            HelidonCompanion current = CURRENT.get();
            CURRENT.remove();
            if (current == null) return;
            current.raise(thrown);
            current.end();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The head of a request was understood. */
    public static void read(Object headers, HttpPrologue prologue) {
        try {
            HelidonCompanion current = CURRENT.get();
            if (current != null) current.prologue = prologue;
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A request is not one for another protocol. */
    public static void started(Object connection) {
        try {
            HelidonCompanion current = CURRENT.get();
            if (current != null) current.begin();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The connection answers by itself what was not understood, what is too much or what came to nothing. */
    public static void refuses(Object connection, RequestException refusal) {
        try {
            HelidonCompanion current = CURRENT.get();
            if (current == null) return;
            current.begin();
            if (refusal.status().code() >= 500) current.raise(refusal.getCause());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The exchange was answered, and its request read. */
    public static void ended() {
        try {
            HelidonCompanion current = CURRENT.get();
            if (current != null) current.end();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A connection speaks another protocol from now on, in Helidon 4.5 and later. */
    public static void upgraded(Object connection, Object limit, Object upgraded) {
        try {
            // what asked for HTTP/2 goes on as its first stream
            if (!upgraded.getClass().getSimpleName().equals("Http2Connection")) upgrade();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same in Helidon up to 4.4, of WebSocket, unless it was refused. */
    public static Object upgradedToWebSocket(
            Object upgrader, Object context, Object prologue, Object headers, Object upgraded) {
        try {
            if (upgraded != null) upgrade();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
        return upgraded;
    }

    /** The thread begins to handle the exchange. */
    public static void entered(Object filters, Object context, Object request, ServerResponse response) {
        try {
            HelidonCompanion current = CURRENT.get();
            if (current == null) return;
            current.response = response;
            HookgaugeHttp.entered(current.exchange);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The thread has handled the exchange. */
    public static void left() {
        try {
            HookgaugeHttp.left();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same, by an exception for which there cannot be an answer. */
    public static void threw(
            Object filters, Object context, Object request, Object response, Object executor, Throwable thrown) {
        try {
            HookgaugeHttp.left();
            HelidonCompanion current = CURRENT.get();
            if (current != null) current.raise(thrown);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** No handler of errors has dealt with what was thrown. */
    public static void failed(Object handlers, Object context, Object request, Object response, Throwable thrown) {
        try {
            HelidonCompanion current = CURRENT.get();
            boolean isAnswer = thrown instanceof HttpException
                    && ((HttpException) thrown).status().code() < 500;
            if (current != null && !isAnswer) current.raise(thrown);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** Handlers were put under a path. */
    public static void grouped(Object service, Object factory, Object methods, Object matcher, List<?> routes) {
        try {
            for (Object route : routes) SERVICES.put(route, service);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A handler is next; it may still leave the request to another. */
    public static void routed(Object route) {
        try {
            HelidonCompanion current = CURRENT.get();
            if (current == null || !HAS_PATTERNS) return;
            String known = ROUTES.get(route);
            if (known == null) ROUTES.put(route, known = pattern(route));
            current.route = known.isEmpty() ? null : known;
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** There is a further handler, or none took the request. */
    public static boolean crawled(Object crawler, boolean hasNext) {
        try {
            HelidonCompanion current = hasNext ? null : CURRENT.get();
            if (current != null) current.route = null;
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
        return hasNext;
    }

    /** A part of a request's body was read. */
    public static BufferData readPart(Object connection, Object prologue, Object headers, BufferData part) {
        try {
            HelidonCompanion current = part == null ? null : CURRENT.get();
            if (current != null) current.requestBytes += part.available();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
        return part;
    }

    /** The head of a response goes out. */
    public static void sendsHead(Headers headers, Status status) {
        try {
            HelidonCompanion current = CURRENT.get();
            if (current == null) return;
            current.status = status == null ? 200 : status.code();
            boolean isHead = current.prologue != null
                    && "HEAD".equals(current.prologue.method().text());
            if (current.out == null)
                current.responseBytes = isHead ? 0 : headers.contentLength().orElse(-1);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A body goes out at once, whatever was begun before. */
    public static void sends(Object response) {
        try {
            HelidonCompanion current = CURRENT.get();
            if (current != null) current.out(null);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A body will go out in parts, which another thread may write. */
    public static void streams(Object buffer, Object out) {
        try {
            HelidonCompanion current = CURRENT.get();
            if (current != null && current.isActive) current.out(out);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A part of a body goes out. */
    public static void writes(Object out, BufferData part) {
        try {
            HelidonCompanion active = ACTIVE.get(out);
            if (active != null) active.responseBytes += part.available();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The thread of a connection has read the head of a request of HTTP/2. */
    public static void startedStream(Object stream, HttpPrologue prologue) {
        try {
            HelidonCompanion current = CURRENT.get();
            if (current == null) return;
            HelidonCompanion started = new HelidonCompanion(current.connection, "2");
            started.prologue = prologue;
            started.begin();
            started.out(stream);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The thread of the stream begins. */
    public static void ran(Object stream) {
        try {
            CURRENT.set(ACTIVE.get(stream));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A part of a request's body of HTTP/2 was read. */
    public static BufferData readPartOfStream(Object stream, BufferData part) {
        try {
            HelidonCompanion active = part == null ? null : ACTIVE.get(stream);
            if (active != null) active.requestBytes += part.available();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
        return part;
    }

    /** The head of a response of HTTP/2 goes out. */
    public static void sendsHeadOfStream(Object stream, Http2Headers headers) {
        try {
            HelidonCompanion active = ACTIVE.get(stream);
            if (active != null) active.status = headers.status().code();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same with a body, or its first part. */
    public static void sendsStream(Object stream, Http2Headers headers, int bytes, BufferData part) {
        try {
            HelidonCompanion active = ACTIVE.get(stream);
            if (active == null) return;
            active.status = headers.status().code();
            active.responseBytes += part.available();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    private static void upgrade() {
        HelidonCompanion current = CURRENT.get();
        if (current == null || current.prologue == null) return;
        current.begin();
        current.status = 101;
        current.end();
    }

    private void begin() {
        if (isActive) return;
        String method = prologue == null ? null : prologue.method().text();
        exchange = HookgaugeHttp.started(exchange, method, connection.isSecure() ? "https" : "http");
        isActive = true;
        status = 0;
        requestBytes = 0;
        responseBytes = 0;
    }

    /** What the body goes out by. */
    private void out(Object next) {
        if (out != null) ACTIVE.remove(out);
        if (next != null) ACTIVE.put(next, this);
        out = next;
    }

    private void raise(Throwable thrown) {
        if (error == null) error = thrown;
    }

    private void end() {
        out(null);
        if (isActive) {
            // by another thread, though Helidon does not want it
            if (status == 0 && response != null && response.isSent()) {
                status = response.status().code();
                responseBytes = -1;
            }
            HookgaugeHttp.route(exchange, route);
            HookgaugeHttp.ended(exchange, version, status, requestBytes, responseBytes, error);
        }
        isActive = false;
        prologue = null;
        response = null;
        route = null;
        error = null;
    }

    /** The patterns of the services around a handler and its own; empty where they take everything. */
    private static String pattern(Object route) {
        String pattern = "";
        for (Object part = route; part != null; part = SERVICES.get(part)) {
            PathMatcher matcher = ((HttpRoute) part).pathMatcher().orElse(null);
            String own = matcher == null ? "" : matcher.matchingElement().orElse("");
            if (part == route || !own.equals("/")) pattern = own + pattern;
        }
        boolean isRootOfService = pattern.length() > 1 && pattern.endsWith("/");
        return isRootOfService ? pattern.substring(0, pattern.length() - 1) : pattern.equals("/*") ? "" : pattern;
    }
}
