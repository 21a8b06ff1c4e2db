package hookgauge.instrumentation.quarkusundertow;

import io.netty.util.AttributeKey;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletChain;
import io.undertow.servlet.handlers.ServletPathMatch;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.vertx.VertxHttpExchange;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Tells those who count a request on Netty which servlet of Quarkus has taken it, and what that threw. */
public final class QuarkusUndertowCompanion {
    private static final String SITE = "quarkus-undertow";
    private static final AttributeKey<Object> CONNECTION = AttributeKey.valueOf("hookgauge.connection");
    private static final int MOST_ROUTES = 1000;
    // what stands behind the path of the one application that there is, by the servlet's mapping
    private static final Map<String, String> ROUTES = new ConcurrentHashMap<>();

    private QuarkusUndertowCompanion() {}

    /** A request has come to the servlets, and one was found for it; where it is forwarded to is no matter. */
    public static void mapped(
            ServletRequestContext context, Object deployment, Object request, Object response, ServletPathMatch found) {
        try {
            ServletChain chain = found.getServletChain();
            // which also takes back what Vert.x has told on the way to the servlets
            tell(context.getExchange(), chain.isDefaultServletMapping() ? "" : route(context, chain.getPattern()));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A servlet threw. */
    public static void threw(
            Object handler, HttpServerExchange exchange, Object request, Object response, Throwable thrown) {
        try {
            tell(exchange, unwrapped(thrown));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    @SuppressWarnings("unchecked") // whatever is there may be told
    private static void tell(HttpServerExchange exchange, Object told) {
        Object context = ((VertxHttpExchange) exchange.getDelegate()).getContext();
        if (!(context instanceof RoutingContext)) return;
        RoutingContext vertx = (RoutingContext) context;
        HttpConnection connection = vertx.request().connection();
        if (!(connection instanceof ConnectionBase)) return;
        Object concerned =
                ((ConnectionBase) connection).channel().attr(CONNECTION).get();
        if (concerned instanceof IntFunction)
            concerned = ((IntFunction<?>) concerned).apply(vertx.response().streamId());
        if (concerned instanceof Consumer) ((Consumer<Object>) concerned).accept(told);
    }

    /** Empty where the mapping takes everything, which tells nothing. */
    private static String route(ServletRequestContext context, String mapping) {
        if (mapping.isEmpty() || mapping.equals("/") || mapping.equals("/*")) return "";
        String application = context.getDeployment().getDeploymentInfo().getContextPath();
        String known = ROUTES.get(mapping);
        if (known != null && known.startsWith(application)) return known;
        String before = application.endsWith("/") ? application.substring(0, application.length() - 1) : application;
        String route = before + (mapping.startsWith("/") ? "" : "/") + mapping;
        if (ROUTES.size() < MOST_ROUTES) ROUTES.put(mapping, route);
        return route;
    }

    /** Servlets wrap what they must not throw. */
    private static Throwable unwrapped(Throwable thrown) {
        Throwable error = thrown;
        while (error.getCause() != null && error.getClass().getName().endsWith("ServletException")) {
            error = error.getCause();
        }
        return error;
    }
}
