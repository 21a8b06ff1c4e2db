package hookgauge.instrumentation.jersey;

import java.util.List;
import org.glassfish.jersey.server.internal.routing.UriRoutingContext;
import org.glassfish.jersey.uri.UriTemplate;

/** Tells the agent to which templates Jersey has matched the request that this thread handles. */
public final class JerseyCompanion {
    private static final String SITE = "jersey";
    // of each method the route that it had last, with what it was made of; most methods have one for ever
    private static final HookgaugeWeakMap<Object, Object[]> ROUTES = new HookgaugeWeakMap<>();

    private JerseyCompanion() {}

    /** A method of a resource will handle the request. */
    public static void routed(UriRoutingContext context, Object method) {
        try {
            if (method == null) return;
            String base = context.getBaseUri().getPath();
            List<UriTemplate> templates = context.getMatchedTemplates();
            Object[] known = ROUTES.get(method);
            if (known == null || !isOf(known, base, templates)) {
                known = route(base, templates);
                ROUTES.put(method, known);
            }
            HookgaugeHttp.route((String) known[0]);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The last template was matched first. */
    private static Object[] route(String base, List<UriTemplate> templates) {
        Object[] parts = new Object[templates.size() + 2];
        StringBuilder route = new StringBuilder(base);
        for (int i = templates.size() - 1; i >= 0; i--) {
            String template = templates.get(i).getTemplate();
            parts[i + 2] = templates.get(i);
            boolean endsWithSlash = route.length() > 0 && route.charAt(route.length() - 1) == '/';
            if (endsWithSlash) route.setLength(route.length() - 1);
            if (!template.startsWith("/")) route.append('/');
            route.append(template);
        }
        if (route.length() > 1 && route.charAt(route.length() - 1) == '/') route.setLength(route.length() - 1);
        parts[0] = route.toString();
        parts[1] = base;
        return parts;
    }

    private static boolean isOf(Object[] known, String base, List<UriTemplate> templates) {
        if (known.length != templates.size() + 2 || !base.equals(known[1])) return false;
        for (int i = 0; i < templates.size(); i++) {
            if (known[i + 2] != templates.get(i)) return false;
        }
        return true;
    }
}
