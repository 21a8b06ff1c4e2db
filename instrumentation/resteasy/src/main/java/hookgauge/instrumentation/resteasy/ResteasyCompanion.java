package hookgauge.instrumentation.resteasy;

import java.net.URI;
import org.jboss.resteasy.core.ResourceLocatorInvoker;
import org.jboss.resteasy.core.ResourceMethodInvoker;
import org.jboss.resteasy.plugins.server.BaseHttpRequest;
import org.jboss.resteasy.spi.HttpRequest;

/** Tells the agent to which path of a resource's method RESTEasy has matched the request that this thread handles. */
public final class ResteasyCompanion {
    private static final String SITE = "resteasy";
    // of a request, while it is on its way from one resource to the next
    private static final String WAY = "hookgauge.resteasy.way";
    // of each method its path, then the route that it had last with what stood before the path: mostly the only one
    private static final HookgaugeWeakMap<Object, String[]> ROUTES = new HookgaugeWeakMap<>();

    private ResteasyCompanion() {}

    /** A method of a resource has this path, which may begin with more than its annotations say. */
    public static void added(Object node, String path, Object invoker) {
        try {
            ROUTES.put(invoker, new String[] {path, null, null});
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A method was found that takes the request, or leads to another resource, in RESTEasy 4 and later. */
    public static Object routed(Object node, HttpRequest request, int start, Object invoker) {
        try {
            // the interface names a type of javax or jakarta here, the class does not
            Object base = request;
            if (base instanceof BaseHttpRequest)
                route(request, ((BaseHttpRequest) base).getUri().getBaseUri(), invoker);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
        return invoker;
    }

    /** The same, in RESTEasy 3. */
    public static Object routed3(Object node, HttpRequest request, int start, Object invoker) {
        try {
            route(request, request.getUri().getBaseUri(), invoker);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
        return invoker;
    }

    private static void route(HttpRequest request, URI base, Object invoker) {
        Object way = request.getAttribute(WAY);
        String route = joined(way == null ? base.getPath() : (String) way, invoker);
        if (invoker instanceof ResourceLocatorInvoker) {
            request.setAttribute(WAY, route);
            return;
        }
        if (way != null) request.removeAttribute(WAY);
        HookgaugeHttp.route(route);
    }

    private static String joined(String before, Object invoker) {
        String[] known = ROUTES.get(invoker);
        if (known != null && before.equals(known[1])) return known[2];
        String path = known == null ? pathOf(invoker) : known[0];
        String route = withoutSlash(before) + (path.isEmpty() || path.startsWith("/") ? path : '/' + path);
        if (route.length() > 1) route = withoutSlash(route);
        ROUTES.put(invoker, new String[] {path, before, route});
        return route;
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Of a method that was there before the agent. */
    private static String pathOf(Object invoker) {
        String path = invoker instanceof ResourceMethodInvoker
                ? ((ResourceMethodInvoker) invoker).method.getFullpath()
                : ((ResourceLocatorInvoker) invoker).method.getFullpath();
        return path == null ? "" : path;
    }
}
