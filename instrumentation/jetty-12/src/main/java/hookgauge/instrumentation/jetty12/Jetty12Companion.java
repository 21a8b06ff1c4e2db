package hookgauge.instrumentation.jetty12;

import java.lang.reflect.Field;
import org.eclipse.jetty.ee10.servlet.ServletChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.internal.HttpChannelState;
import org.eclipse.jetty.util.Attributes;
import org.eclipse.jetty.util.Callback;

/**
 * Tells the agent of Jetty 12's exchanges; an object of it rides in the cache of a channel.
 *
 * <p>Jetty uses channel and cache for one exchange after the other, and apps do not see what the cache holds.
 */
public final class Jetty12Companion {
    private static final String SITE = "jetty-12";
    private static final String SLOT = "hookgauge.exchange";
    private static final String[] ROUTES_OF_ALL = {"", "/", "/*"};

    private static Field channelOfInvoker;

    private Object exchange;
    private boolean isStarted;
    private String method;
    private Throwable error;
    private String contextPath;
    private String mapping;
    private String route;
    private String routeOfContextPath;
    private String routeOfMapping;

    private Jetty12Companion() {}

    /** A request begins, understood or not. */
    public static void started(HttpChannelState channel, MetaData.Request request) {
        try {
            Jetty12Companion state = state(channel.getCache(), channel.getRequest());
            if (state == null) state = newState(channel);
            // Jetty makes up the request that it could not read
            state.method = request.getHttpFields() == HttpFields.EMPTY ? null : request.getMethod();
            state.isStarted = !mayBecomeHttp2(request);
            if (state.isStarted) state.start(channel.getConnectionMetaData());
            state.error = null;
            state.mapping = null;
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A thread begins to handle the request. */
    public static void entered(Object server, Request request) {
        try {
            Jetty12Companion state = state(request);
            if (state == null) return;
            if (!state.isStarted) state.start(request.getConnectionMetaData());
            HookgaugeHttp.entered(state.exchange);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The thread is done with the request, which may be over by now, or go on. */
    public static void left(Object server) {
        try {
            HookgaugeHttp.left();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same, by an exception. */
    public static void threw(Object server, Request request, Response response, Callback callback, Throwable thrown) {
        try {
            HookgaugeHttp.left();
            remember(state(request), thrown);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** Jetty answers for what it or a handler threw. */
    public static void failed(
            Request request, Object response, Object callback, int status, String message, Throwable cause) {
        try {
            if (cause != null) remember(state(request), cause);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A servlet of EE 10 was found for the request. */
    public static void mapped(Object channel, ServletContextRequest request) {
        try {
            Jetty12Companion state = state(request);
            if (state == null || state.mapping != null) return;
            PathSpec found = request.getMatchedResource().getPathSpec();
            state.contextPath = request.getContext().getContextPath();
            state.mapping = found == null ? "" : found.getDeclaration();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A servlet of EE 9 was found for the request. */
    public static void mappedInEe9(
            org.eclipse.jetty.ee9.nested.Request request, org.eclipse.jetty.ee9.nested.ServletPathMapping found) {
        try {
            Jetty12Companion state =
                    found == null ? null : state(request.getHttpChannel().getCoreRequest());
            if (state == null || state.mapping != null) return;
            state.contextPath = request.getContextPath();
            state.mapping = found.getPattern();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A servlet of EE 8 was found for the request. */
    public static void mappedInEe8(
            org.eclipse.jetty.ee8.nested.Request request, org.eclipse.jetty.ee8.nested.ServletPathMapping found) {
        try {
            Jetty12Companion state =
                    found == null ? null : state(request.getHttpChannel().getCoreRequest());
            if (state == null || state.mapping != null) return;
            state.contextPath = request.getContextPath();
            state.mapping = found.getPattern();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A servlet of EE 10 threw. */
    public static void threwInServlet(ServletChannel channel, Throwable thrown) {
        try {
            remember(state(channel.getRequest()), thrown);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A servlet of EE 9 threw. */
    public static void threwInEe9(org.eclipse.jetty.ee9.nested.HttpChannel channel, Throwable thrown) {
        try {
            remember(state(channel.getCoreRequest()), thrown);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A servlet of EE 8 threw. */
    public static void threwInEe8(org.eclipse.jetty.ee8.nested.HttpChannel channel, Throwable thrown) {
        try {
            remember(state(channel.getCoreRequest()), thrown);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The request is over: Jetty writes its log now. */
    public static void ended(HttpChannelState channel, HttpStream stream, Throwable failure) {
        try {
            end(channel, failure);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same in versions that end it in an inner class of the channel. */
    public static void endedInside(Object invoker, HttpStream stream, Throwable failure) {
        try {
            Field outer = channelOfInvoker;
            if (outer == null) {
                outer = invoker.getClass().getDeclaredField("this$0");
                outer.setAccessible(true);
                channelOfInvoker = outer;
            }
            end((HttpChannelState) outer.get(invoker), failure);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    private static void end(HttpChannelState channel, Throwable failure) {
        Request request = channel.getRequest();
        Jetty12Companion state = state(channel.getCache(), request);
        if (state == null || !state.isStarted || state.exchange == null) return;
        Response response = channel.getResponse();
        int status = response.getStatus();
        Throwable error = state.error == null ? failure : state.error;
        boolean isRefused = status >= 400 && status < 500;
        boolean isOfTheEnd = error == failure || error instanceof EofException;
        if (error != null && (isRefused || isOfTheEnd && isSent(response))) error = null;
        state.error = null;
        HookgaugeHttp.route(state.exchange, state.route());
        HttpVersion version = request.getConnectionMetaData().getHttpVersion();
        HookgaugeHttp.ended(
                state.exchange,
                version == null ? null : version.asString(),
                status,
                Request.getContentBytesRead(request),
                "HEAD".equals(request.getMethod()) ? 0 : Response.getContentBytesWritten(response),
                error);
    }

    private static void remember(Jetty12Companion state, Throwable thrown) {
        if (state != null && state.error == null) state.error = unwrapped(thrown);
    }

    /** What fails after that is no error: to read a rest of the request, or a client that ends HTTP/2 with its answer. */
    private static boolean isSent(Response response) {
        if (response.isCompletedSuccessfully()) return true;
        Request request = response.getRequest();
        return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2
                && response.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH)
                        == Response.getContentBytesWritten(response);
    }

    private static Jetty12Companion state(Request request) {
        return state(request.getComponents().getCache(), request);
    }

    private static Jetty12Companion state(Attributes cache, Request request) {
        Object state = cache.getAttribute(SLOT);
        return (Jetty12Companion) (state == null ? request.getAttribute(SLOT) : state);
    }

    private static Jetty12Companion newState(HttpChannelState channel) {
        Jetty12Companion state = new Jetty12Companion();
        Attributes cache = channel.getCache();
        cache.setAttribute(SLOT, state);
        // a connection for one request only has a cache that keeps nothing
        if (cache.getAttribute(SLOT) == null) channel.getRequest().setAttribute(SLOT, state);
        return state;
    }

    /** The exchange of HTTP/1 that does become one of HTTP/2 has no end; if it does not, a handler gets it. */
    private static boolean mayBecomeHttp2(MetaData.Request request) {
        if (HttpMethod.PRI.is(request.getMethod())) return true;
        // not by contains(), which makes an iterator
        HttpField upgrade = request.getHttpFields().getField(HttpHeader.UPGRADE);
        return upgrade != null && upgrade.contains("h2c");
    }

    private void start(ConnectionMetaData connection) {
        isStarted = true;
        exchange = HookgaugeHttp.started(exchange, method, connection.isSecure() ? "https" : "http");
    }

    /** The mapping behind the context's path; the last one is kept, for a connection mostly asks for the same again. */
    private String route() {
        if (mapping == null) return null;
        for (String all : ROUTES_OF_ALL) {
            // what takes everything tells nothing
            if (mapping.equals(all)) return null;
        }
        if (mapping.equals(routeOfMapping) && contextPath.equals(routeOfContextPath)) return route;
        routeOfMapping = mapping;
        routeOfContextPath = contextPath;
        String path = contextPath == null || contextPath.equals("/") ? "" : contextPath;
        route = path + (mapping.startsWith("/") ? "" : "/") + mapping;
        return route;
    }

    /** Servlets wrap what they must not throw. */
    private static Throwable unwrapped(Throwable thrown) {
        Throwable error = thrown;
        while (error.getCause() != null && error.getClass().getName().endsWith("ServletException")) {
            error = error.getCause();
        }
        return error;
    }
}
