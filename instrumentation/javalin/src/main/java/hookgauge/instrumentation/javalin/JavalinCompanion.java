package hookgauge.instrumentation.javalin;

import io.javalin.http.Context;
import io.javalin.http.HandlerEntry;
import io.javalin.http.HandlerType;
import io.javalin.http.servlet.JavalinServletContext;
import io.javalin.router.Endpoint;
import io.javalin.router.ParsedEndpoint;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the agent which path of Javalin's has the request that this thread handles. */
public final class JavalinCompanion {
    private static final String SITE = "javalin";
    private static final int MOST_ROUTES = 1000;
    // paths with what stands before them, so that a request need not put the two together
    private static final Map<String, String> ROUTES = new ConcurrentHashMap<>();

    private JavalinCompanion() {}

    /** A handler is next, in Javalin 3 and 4. */
    public static void routed4(Object util, Context context, HandlerEntry next) {
        try {
            route(context.contextPath(), next.getType(), next.getPath());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same, in Javalin 5. */
    public static void routed5(JavalinServletContext context, io.javalin.routing.HandlerEntry next) {
        try {
            route(context.contextPath(), next.getType(), next.getPath());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same, in Javalin 6. */
    public static void routed6(JavalinServletContext context, ParsedEndpoint next) {
        try {
            Endpoint endpoint = next.getEndpoint();
            route(context.contextPath(), endpoint.getMethod(), endpoint.getPath());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same, in Javalin 7. */
    public static void routed7(JavalinServletContext context, Endpoint next) {
        try {
            route(context.contextPath(), next.method, next.path);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** Handlers before and after are no route, nor is one that takes everything. */
    private static void route(String contextPath, HandlerType type, String path) {
        if (!type.isHttpMethod() || path.equals("*") || path.equals("/*")) return;
        HookgaugeHttp.route(contextPath.isEmpty() ? path : joined(contextPath, path));
    }

    private static String joined(String contextPath, String path) {
        String known = ROUTES.get(path);
        boolean isJoined = known != null
                && known.length() == contextPath.length() + path.length()
                && known.startsWith(contextPath);
        if (isJoined) return known;
        String route = contextPath + path;
        if (ROUTES.size() < MOST_ROUTES) ROUTES.put(path, route);
        return route;
    }
}
