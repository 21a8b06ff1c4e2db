package hookgauge.instrumentation.jetty12;

import java.lang.reflect.Field;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.internal.HttpChannelState;
import org.eclipse.jetty.util.Attributes;

/** Tells the agent of Jetty 12's exchanges; an object rides in the cache of a channel, which has one after the other. */
public final class Jetty12Companion {
    private static final String SITE = "jetty-12";
    private static final String SLOT = "hookgauge.exchange";
    private static final Field CHANNEL_OF_INVOKER = channelOfInvoker();

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
            if (state.isStarted) state.start(channel.getConnectionMetaData(), request.getHttpFields());
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
            if (!state.isStarted) state.start(request.getConnectionMetaData(), request.getHeaders());
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
    public static void threw(Object server, Request request, Object response, Object callback, Throwable thrown) {
        try {
            HookgaugeHttp.left();
            failed(request, thrown);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A handler or a servlet threw; the first one tells more than what comes of it. */
    public static void failed(Request request, Throwable failure) {
        try {
            Jetty12Companion state = state(request);
            if (state != null && state.error == null) state.error = failure;
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A servlet was found by this mapping; the first one of a request stays. */
    public static void mapped(Request request, String contextPath, String found) {
        try {
            Jetty12Companion state = state(request);
            if (state == null || state.mapping != null) return;
            state.contextPath = contextPath == null || contextPath.equals("/") ? "" : contextPath;
            state.mapping = found;
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The request is over: Jetty writes its log now. */
    public static void ended(HttpChannelState channel, HttpStream stream, Throwable failure) {
        try {
            Jetty12Companion state = state(channel.getCache(), channel.getRequest());
            if (state != null && state.isStarted && state.exchange != null) state.end(channel, failure);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same in versions that end it in an inner class of the channel. */
    public static void endedInside(Object invoker, HttpStream stream, Throwable failure) {
        try {
            ended((HttpChannelState) CHANNEL_OF_INVOKER.get(invoker), stream, failure);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
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
        channel.getCache().setAttribute(SLOT, state);
        // a connection for one request only has a cache that keeps nothing
        if (channel.getCache().getAttribute(SLOT) == null) channel.getRequest().setAttribute(SLOT, state);
        return state;
    }

    /** The exchange of HTTP/1 that does become one of HTTP/2 has no end; if it does not, a handler gets it. */
    private static boolean mayBecomeHttp2(MetaData.Request request) {
        // not by contains(), which makes an iterator
        HttpField upgrade = request.getHttpFields().getField(HttpHeader.UPGRADE);
        return HttpMethod.PRI.is(request.getMethod()) || upgrade != null && upgrade.contains("h2c");
    }

    private void start(ConnectionMetaData connection, HttpFields headers) {
        isStarted = true;
        boolean isInArmeria = connection.getConnector().getClass().getName().startsWith("com.linecorp.armeria.");
        String scheme = connection.isSecure() ? "https" : "http";
        exchange = isInArmeria ? null : HookgaugeHttp.started(exchange, method, scheme);
        for (String name : HookgaugeHttp.headers(exchange)) HookgaugeHttp.header(exchange, name, headers.get(name));
    }

    private void end(HttpChannelState channel, Throwable failure) {
        Request request = channel.getRequest();
        Response response = channel.getResponse();
        HttpVersion version = request.getConnectionMetaData().getHttpVersion();
        int status = response.getStatus();
        long bytes = Response.getContentBytesWritten(response);
        Throwable told = error == null ? failure : error;
        error = null;
        // what fails after the answer is no error: to read a rest, or a client that ends HTTP/2 with its answer
        boolean isSent = response.isCompletedSuccessfully()
                || version == HttpVersion.HTTP_2
                        && response.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) == bytes;
        boolean isOfTheEnd = told == failure || told instanceof EofException;
        boolean isNoError = status >= 400 && status < 500 || isOfTheEnd && isSent;
        HookgaugeHttp.route(exchange, route());
        String name = version == null ? null : version.asString();
        long sent = "HEAD".equals(request.getMethod()) ? 0 : bytes;
        HookgaugeHttp.ended(
                exchange, name, status, Request.getContentBytesRead(request), sent, isNoError ? null : told);
    }

    /** The mapping behind the context's path; the last one is kept, for a connection mostly asks for the same again. */
    private String route() {
        // what takes everything tells nothing
        if (mapping == null || mapping.isEmpty() || mapping.equals("/") || mapping.equals("/*")) return null;
        if (mapping.equals(routeOfMapping) && contextPath.equals(routeOfContextPath)) return route;
        routeOfMapping = mapping;
        routeOfContextPath = contextPath;
        return route = contextPath + (mapping.startsWith("/") ? "" : "/") + mapping;
    }

    /** The class is not for others, and a compiler takes a class of its name for the one inside. */
    private static Field channelOfInvoker() {
        try {
            Field channel = Class.forName(HttpChannelState.class.getName() + "$HandlerInvoker")
                    .getDeclaredField("this$0");
            channel.setAccessible(true);
            return channel;
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
