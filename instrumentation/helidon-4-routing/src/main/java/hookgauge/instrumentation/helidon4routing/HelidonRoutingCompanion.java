package hookgauge.instrumentation.helidon4routing;

import io.helidon.http.PathMatcher;
import io.helidon.webserver.http.HttpRoute;
import io.helidon.webserver.http1.HookgaugeHelidonCompanion;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/** Tells the companion of Helidon's exchanges by which pattern one is routed. */
public final class HelidonRoutingCompanion {
    private static final String SITE = "helidon-4-routing";
    // Helidon keeps them since 4.3
    private static final boolean HAS_PATTERNS =
            Arrays.toString(HttpRoute.class.getMethods()).contains("pathMatcher");
    private static final Map<Object, Object> SERVICES = Collections.synchronizedMap(new WeakHashMap<>());
    private static final HookgaugeWeakMap<Object, String> ROUTES = new HookgaugeWeakMap<>();

    private HelidonRoutingCompanion() {}

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
            HookgaugeHelidonCompanion current = HookgaugeHelidonCompanion.current();
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
            HookgaugeHelidonCompanion current = hasNext ? null : HookgaugeHelidonCompanion.current();
            if (current != null) current.route = null;
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
        return hasNext;
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
