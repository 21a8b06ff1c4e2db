package hookgauge.instrumentation.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import spark.Request;
import spark.RouteImpl;
import spark.routematch.RouteMatch;

/** Tells the agent which path of Spark's has the request that this thread handles. */
public final class SparkCompanion {
    private static final String SITE = "spark";
    private static final int MOST_ROUTES = 1000;
    // paths with what stands before them, so that a request need not put the two together
    private static final Map<String, String> ROUTES = new ConcurrentHashMap<>();

    private SparkCompanion() {}

    /** A filter, which is no route, or a route is next; one that takes everything is none either. */
    public static void matched(Request request, RouteMatch next) {
        try {
            String path = next.getMatchUri();
            if (!(next.getTarget() instanceof RouteImpl) || path.equals("*") || path.equals("/*")) return;
            String contextPath = request.contextPath();
            HookgaugeHttp.route(contextPath == null || contextPath.isEmpty() ? path : joined(contextPath, path));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
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
