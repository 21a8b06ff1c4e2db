package hookgauge.instrumentation.resteasyreactive;

import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;

/** Tells those who count a request on Netty to which templates RESTEasy Reactive has matched it, and what was thrown there. */
public final class ResteasyReactiveCompanion {
    private static final String SITE = "resteasy-reactive";
    private static final AttributeKey<Object> CONNECTION = AttributeKey.valueOf("hookgauge.connection");
    // of a request, while it is on its way from one resource to the next
    private static final String WAY = "hookgauge.resteasy-reactive.way";
    // of each method the route that it had last, and what stood before it: mostly the only one
    private static final HookgaugeWeakMap<RuntimeResource, String[]> ROUTES = new HookgaugeWeakMap<>();

    private ResteasyReactiveCompanion() {}

    /** The request was matched to a method; one for no class is for several, of which one will be found by the body's type. */
    public static void routed(ResteasyReactiveRequestContext context, RuntimeResource found) {
        try {
            if (found.getResourceClass() == null) return;
            String way = (String) context.getProperty(WAY);
            String base = way == null ? context.getDeployment().getPrefix() : way;
            String route = joined(base, way == null ? found.getClassPath() : null, found);
            boolean leadsToAnother = found.getHttpMethod() == null;
            if (leadsToAnother) {
                context.setProperty(WAY, route);
                return;
            }
            if (way != null) context.removeProperty(WAY);
            tell(context.unwrap(RoutingContext.class), route);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** What a resource threw, and no mapper made a response of. */
    public static void threw(ResteasyReactiveRequestContext context, Throwable error) {
        try {
            tell(context.unwrap(RoutingContext.class), error);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    @SuppressWarnings("unchecked") // whatever is there may be told
    private static void tell(RoutingContext request, Object told) {
        HttpConnection connection = request == null ? null : request.request().connection();
        if (!(connection instanceof ConnectionBase)) return;
        Object concerned =
                ((ConnectionBase) connection).channel().attr(CONNECTION).get();
        if (concerned instanceof IntFunction)
            concerned = ((IntFunction<?>) concerned).apply(request.response().streamId());
        if (concerned instanceof Consumer) ((Consumer<Object>) concerned).accept(told);
    }

    private static String joined(String base, URITemplate root, RuntimeResource found) {
        String[] known = ROUTES.get(found);
        if (known != null && base.equals(known[0])) return known[1];
        String route = joined(joined(base, root), found.getPath());
        if (route.isEmpty()) route = "/";
        ROUTES.put(found, new String[] {base, route});
        return route;
    }

    /** A template begins with a slash. */
    private static String joined(String before, URITemplate template) {
        return withoutSlash(template == null ? before : withoutSlash(before) + template.template);
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
