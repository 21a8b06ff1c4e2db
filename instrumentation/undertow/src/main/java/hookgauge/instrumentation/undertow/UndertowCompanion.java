package hookgauge.instrumentation.undertow;

import io.undertow.UndertowOptions;
import io.undertow.server.AbstractServerConnection;
import io.undertow.server.DefaultResponseListener;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.util.Attachable;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.PathTemplateMatch;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the agent of Undertow's exchanges; an object of it is attached to a connection, or to a stream's exchange. */
public final class UndertowCompanion {
    private static final String SITE = "undertow";
    private static final AttachmentKey<UndertowCompanion> SLOT = AttachmentKey.create(UndertowCompanion.class);
    private static final int MOST_ROUTES = 100;
    private static final Map<String, HttpString> HEADERS = new ConcurrentHashMap<>();

    private final Map<String, String> routes = new HashMap<>();
    private String prefixOfRoutes;
    // Guarded by this: a connection may be lost while its exchange ends.
    private HttpServerExchange current;
    private boolean isStarted;
    private Object exchange;
    private String prefix;
    private String mapping;
    private long requestBytes;
    private Throwable error;

    private UndertowCompanion() {}

    /** A thread begins to handle the request, for the first time or again. */
    public static void entered(Object handler, HttpServerExchange undertow) {
        try {
            UndertowCompanion state = bearer(undertow).getAttachment(SLOT);
            if (state == null) bearer(undertow).putAttachment(SLOT, state = new UndertowCompanion());
            if (state.begins(undertow) && mayBecomeHttp2(undertow)) return;
            state.start(undertow);
            HookgaugeHttp.entered(state.exchange);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The thread is done with the request, which may be over by now, or go on. */
    public static void left(Object handler, HttpServerExchange undertow) {
        try {
            UndertowCompanion state = bearer(undertow).getAttachment(SLOT);
            if (state != null && state.exchange != null) HookgaugeHttp.left();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same, by an exception. */
    public static void threw(Object handler, HttpServerExchange undertow, Throwable thrown) {
        try {
            left(handler, undertow);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A handler looks for the template of what comes behind the path so far. */
    public static void routing(Object handler, HttpServerExchange undertow) {
        try {
            UndertowCompanion state = of(undertow);
            if (state != null) state.prefix = undertow.getResolvedPath();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A servlet was found by this mapping; the first one of a request stays. */
    public static void mapped(HttpServerExchange undertow, String found) {
        try {
            UndertowCompanion state = of(undertow);
            if (state == null || state.mapping != null) return;
            state.mapping = found;
            state.prefix = undertow.getResolvedPath();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A part of the request's body was read. */
    public static void read(HttpServerExchange undertow, long bytes) {
        try {
            UndertowCompanion state = of(undertow);
            if (state != null) state.requestBytes += bytes;
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A servlet threw, or an answer could not be sent; the first one tells more than what comes of it. */
    public static void failed(HttpServerExchange undertow, Throwable failure) {
        try {
            UndertowCompanion state = of(undertow);
            if (state != null && state.error == null) state.error = failure;
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The request is over: Undertow tells whoever wants to know. */
    public static void ended(HttpServerExchange undertow) {
        try {
            UndertowCompanion state = bearer(undertow).getAttachment(SLOT);
            if (state != null && state.ends(undertow)) state.end(undertow);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A connection that has one exchange at a time, and is used again; those of HTTP/2 share what they bear. */
    private static Attachable bearer(HttpServerExchange undertow) {
        ServerConnection connection = undertow.getConnection();
        return connection instanceof AbstractServerConnection ? connection : undertow;
    }

    /** What is known of an exchange that has begun and is not over; null of others, such as the interim answer's own. */
    private static UndertowCompanion of(HttpServerExchange undertow) {
        UndertowCompanion state = bearer(undertow).getAttachment(SLOT);
        return state != null && state.isAt(undertow) ? state : null;
    }

    /** An upgrade to HTTP/2 is no exchange of its own; if it does not come about, the request gets to another thread. */
    private static boolean mayBecomeHttp2(HttpServerExchange undertow) {
        return "h2c".equals(undertow.getRequestHeaders().getFirst(Headers.UPGRADE))
                && undertow.getRequestHeaders().contains("HTTP2-Settings")
                && undertow.getConnection().getUndertowOptions().get(UndertowOptions.ENABLE_HTTP2, false);
    }

    private synchronized boolean isAt(HttpServerExchange undertow) {
        return current == undertow;
    }

    private synchronized boolean begins(HttpServerExchange undertow) {
        if (current == undertow) return false;
        current = undertow;
        isStarted = false;
        mapping = null;
        requestBytes = 0;
        error = null;
        return true;
    }

    private synchronized boolean ends(HttpServerExchange undertow) {
        if (current != undertow) return false;
        current = null;
        return true;
    }

    private void start(HttpServerExchange undertow) {
        if (isStarted) return;
        isStarted = true;
        String scheme = "https".equals(undertow.getRequestScheme()) ? "https" : "http";
        exchange = HookgaugeHttp.started(exchange, undertow.getRequestMethod().toString(), scheme);
        for (String name : HookgaugeHttp.headers(exchange)) {
            HttpString header = HEADERS.get(name);
            if (header == null) HEADERS.put(name, header = new HttpString(name));
            HookgaugeHttp.header(exchange, name, undertow.getRequestHeaders().getFirst(header));
        }
    }

    private void end(HttpServerExchange undertow) {
        if (!isStarted && undertow.isUpgrade()) return;
        start(undertow);
        int status = undertow.getStatusCode();
        Throwable told = error == null ? undertow.getAttachment(DefaultResponseListener.EXCEPTION) : error;
        error = null;
        PathTemplateMatch match = undertow.getAttachment(PathTemplateMatch.ATTACHMENT_KEY);
        if (mapping == null && match != null) mapping = match.getMatchedTemplate();
        HookgaugeHttp.route(exchange, route());
        HookgaugeHttp.ended(
                exchange,
                undertow.getProtocol().toString(),
                undertow.isResponseStarted() ? status : 0,
                requestBytes,
                undertow.getRequestMethod().equals(Methods.HEAD) ? 0 : undertow.getResponseBytesSent(),
                status >= 400 && status < 500 ? null : told);
    }

    /** The mapping behind the application's path, joined once; none where it takes everything and so tells nothing. */
    private String route() {
        if (mapping == null || mapping.isEmpty() || mapping.equals("/*")) return null;
        if (!prefix.equals(prefixOfRoutes) || routes.size() == MOST_ROUTES) routes.clear();
        prefixOfRoutes = prefix;
        String route = routes.get(mapping);
        if (route == null) routes.put(mapping, route = prefix + (mapping.startsWith("/") ? "" : "/") + mapping);
        return route;
    }
}
