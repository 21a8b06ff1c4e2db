package hookgauge.instrumentation.restlet;

import java.util.Map;
import org.restlet.Application;
import org.restlet.Request;
import org.restlet.Restlet;
import org.restlet.routing.Filter;
import org.restlet.routing.Router;
import org.restlet.routing.Template;
import org.restlet.routing.TemplateRoute;

/** Tells the agent by which templates Restlet's routers have led the request that this thread handles to its resource. */
public final class RestletCompanion {
    private static final String SITE = "restlet";
    // of the request, as far as one router led to another
    private static final String TEMPLATE = "hookgauge.template";
    // of each route what stood before it last, and both in one; most routes have one for ever
    private static final HookgaugeWeakMap<Object, String[]> JOINED = new HookgaugeWeakMap<>();

    private RestletCompanion() {}

    /** The request goes this way. */
    public static void chosen(TemplateRoute route, Request request) {
        try {
            Map<String, Object> attributes = request.getAttributes();
            Object before = attributes.get(TEMPLATE);
            String template = joined(before == null ? "" : (String) before, route);
            boolean isTheLast = isLast(route.getNext());
            if (isTheLast) attributes.remove(TEMPLATE);
            else attributes.put(TEMPLATE, template);
            if (isTheLast && !template.equals("/*")) HookgaugeHttp.route(template);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** Whether nothing beyond can choose again. An application is not asked what is in it, for it would make that then. */
    private static boolean isLast(Restlet next) {
        Restlet last = next;
        while (last instanceof Filter) last = ((Filter) last).getNext();
        return last != null && !(last instanceof Router) && !(last instanceof Application);
    }

    private static String joined(String before, TemplateRoute route) {
        String[] known = JOINED.get(route);
        if (known == null || !known[0].equals(before)) {
            known = new String[] {before, join(before, route)};
            JOINED.put(route, known);
        }
        return known[1];
    }

    /** What takes all that begins so shows that more follows. */
    private static String join(String before, TemplateRoute route) {
        String pattern = route.getTemplate().getPattern();
        boolean isTwice = before.endsWith("/") && pattern.startsWith("/");
        String template = before + (isTwice ? pattern.substring(1) : pattern);
        boolean takesMore = route.getTemplate().getMatchingMode() == Template.MODE_STARTS_WITH;
        if (!takesMore || !isLast(route.getNext())) return template;
        return template.endsWith("/") ? template + "*" : template + "/*";
    }
}
