package hookgauge.instrumentation.cxf;

import java.util.Map;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.model.URITemplate;

/** Tells the agent to which templates of resources CXF has matched the request that this thread handles. */
public final class CxfCompanion {
    private static final String SITE = "cxf";
    private static final String BASE = "org.apache.cxf.message.Message.BASE_PATH";
    // of a message, while it is on its way from one resource to the next
    private static final String WAY = "hookgauge.cxf.way";
    // of each method the route that it had last, and what stood before it: mostly the only one
    private static final HookgaugeWeakMap<OperationResourceInfo, String[]> ROUTES = new HookgaugeWeakMap<>();

    private CxfCompanion() {}

    /** A method was found that takes the request, or leads to another resource. */
    public static OperationResourceInfo routed(Object resources, Object message, OperationResourceInfo found) {
        try {
            if (found != null) route(message, found);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
        return found;
    }

    @SuppressWarnings("unchecked") // a message is such a map
    private static void route(Object message, OperationResourceInfo found) {
        Map<String, Object> properties = (Map<String, Object>) message;
        Object way = properties.get(WAY);
        Object base = way == null ? properties.get(BASE) : way;
        URITemplate root = way == null ? found.getClassResourceInfo().getURITemplate() : null;
        String route = joined(base == null ? "" : (String) base, root, found);
        if (found.isSubResourceLocator()) {
            properties.put(WAY, route);
            return;
        }
        if (way != null) properties.remove(WAY);
        HookgaugeHttp.route(route);
    }

    private static String joined(String base, URITemplate root, OperationResourceInfo found) {
        String[] known = ROUTES.get(found);
        if (known != null && base.equals(known[0])) return known[1];
        String route = joined(joined(base, root), found.getURITemplate());
        if (route.isEmpty()) route = "/";
        ROUTES.put(found, new String[] {base, route});
        return route;
    }

    private static String joined(String before, URITemplate template) {
        String path = template == null ? "/" : template.getValue();
        String joined = withoutSlash(before) + (path.startsWith("/") ? path : '/' + path);
        return withoutSlash(joined);
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
