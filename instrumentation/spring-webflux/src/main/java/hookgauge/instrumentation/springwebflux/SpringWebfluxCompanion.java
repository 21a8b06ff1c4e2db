package hookgauge.instrumentation.springwebflux;

import io.netty.util.AttributeKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import reactor.netty.DisposableChannel;

/** Tells the agent to which pattern Spring WebFlux has matched a request. */
public final class SpringWebfluxCompanion {
    private static final String SITE = "spring-webflux";
    private static final String PATTERN = "org.springframework.web.reactive.HandlerMapping.bestMatchingPattern";
    private static final int MOST_ROUTES = 1000;
    // the patterns with the application's path before them, so that a request need not put the two together
    private static final Map<String, String> ROUTES = new ConcurrentHashMap<>();

    private SpringWebfluxCompanion() {}

    /** A handler was found. */
    public static void routed(Object dispatcher, ServerWebExchange exchange) {
        try {
            Object pattern = exchange.getAttribute(PATTERN);
            if (pattern == null) return;
            String template =
                    pattern instanceof PathPattern ? ((PathPattern) pattern).getPatternString() : pattern.toString();
            // the resource handler's, which takes everything that nothing else takes
            if (template.equals("/**")) return;
            ServerHttpRequest request = exchange.getRequest();
            String route = route(request.getPath().contextPath().value(), template);
            Object server = ServerHttpRequestDecorator.getNativeRequest(request);
            // named only where it is: other servers handle a request in their own thread
            if (server.getClass().getName().startsWith("reactor.netty.")) HookgaugeHttp.route(ofNetty(server), route);
            else HookgaugeHttp.route(route);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** What the companion of Netty has put there. */
    private static Object ofNetty(Object request) {
        AttributeKey<Object> exchange = AttributeKey.valueOf("hookgauge.exchange");
        return ((DisposableChannel) request).channel().attr(exchange).get();
    }

    private static String route(String contextPath, String template) {
        // a pattern may be written without its first slash
        String slash = template.startsWith("/") ? "" : "/";
        if (contextPath.isEmpty() && slash.isEmpty()) return template;
        int length = contextPath.length() + slash.length() + template.length();
        String known = ROUTES.get(template);
        if (known != null && known.length() == length && known.startsWith(contextPath)) return known;
        String route = contextPath + slash + template;
        if (ROUTES.size() < MOST_ROUTES) ROUTES.put(template, route);
        return route;
    }
}
