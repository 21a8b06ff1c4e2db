package hookgauge.instrumentation.springwebmvc;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the agent to which pattern Spring MVC has matched the request that this thread handles. */
public final class SpringWebmvcCompanion {
    private static final String SITE = "spring-webmvc";
    private static final String PATTERN = "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";
    private static final int MOST_ROUTES = 1000;
    // the patterns with what stands before them, so that a request need not put the two together
    private static final Map<String, String> ROUTES = new ConcurrentHashMap<>();

    private SpringWebmvcCompanion() {}

    /** A handler was found, in Spring 6 and later. */
    public static void routed(Object chain, HttpServletRequest request) {
        try {
            if (request.getDispatcherType() == DispatcherType.ERROR) return;
            String servletPath = request.getPathInfo() == null ? "" : request.getServletPath();
            route(request.getContextPath(), servletPath, request.getAttribute(PATTERN));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same, in Spring 5 and earlier. */
    public static void routedJavax(Object chain, javax.servlet.http.HttpServletRequest request) {
        try {
            if (request.getDispatcherType() == javax.servlet.DispatcherType.ERROR) return;
            String servletPath = request.getPathInfo() == null ? "" : request.getServletPath();
            route(request.getContextPath(), servletPath, request.getAttribute(PATTERN));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** {@code servletPath} is the path of a servlet that is mapped to a part of the application, else empty. */
    private static void route(String contextPath, String servletPath, Object attribute) {
        if (!(attribute instanceof String)) return;
        String pattern = (String) attribute;
        // the resource handler's, which takes everything that nothing else takes
        if (pattern.equals("/**")) return;
        boolean isWhole = contextPath.isEmpty() && servletPath.isEmpty();
        HookgaugeHttp.route(isWhole ? pattern : joined(contextPath, servletPath, pattern));
    }

    private static String joined(String contextPath, String servletPath, String pattern) {
        String known = ROUTES.get(pattern);
        if (known != null && isJoined(known, contextPath, servletPath, pattern)) return known;
        String route = contextPath + servletPath + pattern;
        if (ROUTES.size() < MOST_ROUTES) ROUTES.put(pattern, route);
        return route;
    }

    private static boolean isJoined(String route, String contextPath, String servletPath, String pattern) {
        return route.length() == contextPath.length() + servletPath.length() + pattern.length()
                && route.startsWith(contextPath)
                && route.startsWith(servletPath, contextPath.length());
    }
}
