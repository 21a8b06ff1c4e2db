package hookgauge.instrumentation.jetty9;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.HttpChannel;
import org.eclipse.jetty.server.HttpChannelOverHttp;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServletPathMapping;
import org.eclipse.jetty.server.UserIdentity;
import org.eclipse.jetty.servlet.ServletHolder;
import org.eclipse.jetty.servlet.ServletMapping;

/**
 * Tells the agent of the exchanges of Jetty 9.4 to 11; one object of it belongs to a channel, which has one after the other.
 * They are in weak maps by channel, several, that threads may not wait for each other (docs/decisions/013).
 */
public final class Jetty9Companion {
    private static final String SITE = "jetty-9";
    private static final int MAPS = 64;
    private static final List<Map<HttpChannel, Jetty9Companion>> STATES = maps();

    private Object exchange;
    private boolean isStarted;
    private Throwable error;
    private String contextPath;
    private String mapping;
    private String route;
    private String routeOfContextPath;
    private String routeOfMapping;

    private Jetty9Companion() {}

    /** A thread begins to handle the request, for the first time or again. */
    public static void entered(HttpChannel channel) {
        try {
            Jetty9Companion state = state(channel);
            if (!state.isStarted) state.start(channel, channel.getRequest().getMethod());
            HookgaugeHttp.entered(state.exchange);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The thread is done with the request, which may be over by now, or go on. */
    public static void left(HttpChannel channel) {
        try {
            if (state(channel).exchange != null) HookgaugeHttp.left();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same, by an exception. */
    public static void threw(HttpChannel channel, Throwable thrown) {
        try {
            left(channel);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A handler threw, or Jetty gives the response up; a framework tells its route, too, maybe in a thread of its own. */
    public static void told(HttpChannel channel, Object told) {
        try {
            Jetty9Companion state = state(channel);
            if (told instanceof String) HookgaugeHttp.route(state.exchange, (String) told);
            else if (state.isStarted && state.error == null) state.error = unwrapped((Throwable) told);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A servlet was found for the request. */
    public static void mapped(Request request, ServletPathMapping found) {
        try {
            if (found != null) map(request, found.getPattern());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same, in versions that do not know by which mapping. */
    public static void mappedIn9(Request request, UserIdentity.Scope found) {
        try {
            if (found == null || state(request.getHttpChannel()).mapping != null) return;
            if (found instanceof ServletHolder) map(request, mapping((ServletHolder) found, request));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The request is over: Jetty has written its log, or does so now; it may be one that Jetty could not read. */
    public static void ended(HttpChannel channel) {
        try {
            Jetty9Companion state = state(channel);
            if (!state.isStarted) state.start(channel, null);
            state.isStarted = false;
            if (state.exchange != null) state.end(channel, channel.getRequest(), channel.getResponse());
            state.error = null;
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    private static Jetty9Companion state(HttpChannel channel) {
        Map<HttpChannel, Jetty9Companion> states = STATES.get(System.identityHashCode(channel) % MAPS);
        Jetty9Companion state = states.get(channel);
        if (state == null) states.put(channel, state = new Jetty9Companion());
        return state;
    }

    /** The first one of a request stays. */
    private static void map(Request request, String mapping) {
        Jetty9Companion state = state(request.getHttpChannel());
        if (!state.isStarted || state.mapping != null) return;
        state.contextPath = request.getContextPath();
        state.mapping = mapping;
    }

    /** The one of the servlet's mappings by which its path was found; none if it takes everything. */
    private static String mapping(ServletHolder servlet, Request request) {
        String path = request.getServletPath();
        for (ServletMapping mapping : servlet.getServletHandler().getServletMappings()) {
            if (!servlet.getName().equals(mapping.getServletName())) continue;
            for (String spec : mapping.getPathSpecs()) {
                int open = spec.length() - 2;
                boolean isTree = spec.endsWith("/*") && open == path.length() && spec.startsWith(path);
                boolean isExtension =
                        spec.startsWith("*") && path.regionMatches(path.length() - open - 1, spec, 1, open + 1);
                if (isTree || isExtension || request.getPathInfo() == null && spec.equals(path)) return spec;
            }
        }
        return "/";
    }

    private void start(HttpChannel channel, String method) {
        isStarted = true;
        mapping = null;
        // the request is asked only once Jetty knows that it is secure
        boolean isSecure = channel.getEndPoint() instanceof SslConnection.DecryptedEndPoint;
        boolean isInArmeria = channel.getConnector().getClass().getName().startsWith("com.linecorp.armeria.");
        exchange = isInArmeria ? null : HookgaugeHttp.started(exchange, method, isSecure ? "https" : "http");
        for (String name : HookgaugeHttp.headers(method == null ? null : exchange))
            HookgaugeHttp.header(exchange, name, channel.getRequest().getHeader(name));
    }

    private void end(HttpChannel channel, Request request, Response response) {
        int status = channel.isCommitted() ? response.getCommittedMetaData().getStatus() : 0;
        // a client that has its answer may end HTTP/2 before Jetty is told that the answer is gone
        boolean isOverHttp1 = channel instanceof HttpChannelOverHttp;
        long written = response.getHttpOutput().getWritten();
        boolean isWhole = !isOverHttp1 && error instanceof IOException && written == response.getContentLength();
        boolean isNoError = isWhole || status >= 400 && status < 500;
        HookgaugeHttp.route(exchange, route());
        HookgaugeHttp.ended(
                exchange,
                version(request, isOverHttp1),
                status,
                request.getContentRead(),
                "HEAD".equals(request.getMethod()) ? 0 : isWhole ? written : channel.getBytesWritten(),
                isNoError ? null : error);
    }

    /** A request that was upgraded still says how it came. */
    private static String version(Request request, boolean isOverHttp1) {
        HttpVersion version = request.getHttpVersion();
        if (version == null) return null;
        return version == HttpVersion.HTTP_1_1 && !isOverHttp1 ? "HTTP/2.0" : version.asString();
    }

    /** The mapping behind the context's path; the last one is kept, for a connection mostly asks for the same again. */
    private String route() {
        // what takes everything tells nothing
        if (mapping == null || mapping.isEmpty() || mapping.equals("/") || mapping.equals("/*")) return null;
        if (mapping.equals(routeOfMapping) && contextPath.equals(routeOfContextPath)) return route;
        routeOfMapping = mapping;
        routeOfContextPath = contextPath == null ? "" : contextPath;
        return route = routeOfContextPath + (mapping.startsWith("/") ? "" : "/") + mapping;
    }

    /** Servlets wrap what they must not throw. */
    private static Throwable unwrapped(Throwable thrown) {
        boolean isWrapped =
                thrown.getCause() != null && thrown.getClass().getName().endsWith("ServletException");
        return isWrapped ? unwrapped(thrown.getCause()) : thrown;
    }

    private static List<Map<HttpChannel, Jetty9Companion>> maps() {
        List<Map<HttpChannel, Jetty9Companion>> maps = new ArrayList<>();
        for (int i = 0; i < MAPS; i++) maps.add(Collections.synchronizedMap(new WeakHashMap<>()));
        return maps;
    }
}
