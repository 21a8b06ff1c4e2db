package hookgauge.instrumentation.springcloudgateway;

import io.netty.util.AttributeKey;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.DisposableChannel;

/** Tells the agent which route of Spring Cloud Gateway takes a request: by its id, or else the pattern of its path. */
public final class SpringCloudGatewayCompanion {
    private static final String SITE = "spring-cloud-gateway";
    private static final String SUPPORT = "org.springframework.cloud.gateway.support.ServerWebExchangeUtils.";
    private static final String ROUTE = SUPPORT + "gatewayRoute";
    private static final String PATTERN = SUPPORT + "gatewayPredicateMatchedPathAttr";
    // such as 6dbf9a24-8a2b-4d6c-9ad9-64e4a1c9a8a1, which is another at each start
    private static final int MADE_UP_LENGTH = 36;
    private static final int[] MADE_UP_DASHES = {8, 13, 18, 23};

    private SpringCloudGatewayCompanion() {}

    /** A route was found. */
    public static void routed(Object handler, ServerWebExchange exchange) {
        try {
            Object found = exchange.getAttribute(ROUTE);
            if (!(found instanceof Route)) return;
            String id = ((Route) found).getId();
            Object pattern = exchange.getAttribute(PATTERN);
            String route = !isMadeUp(id) ? id : pattern instanceof String ? (String) pattern : null;
            // what takes everything tells nothing
            if (route == null || route.equals("/**")) return;
            Object server = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
            // named only where it is: other servers handle a request in their own thread
            if (server.getClass().getName().startsWith("reactor.netty.")) HookgaugeHttp.route(ofNetty(server), route);
            else HookgaugeHttp.route(route);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    private static boolean isMadeUp(String id) {
        if (id.length() != MADE_UP_LENGTH) return false;
        for (int dash : MADE_UP_DASHES) {
            if (id.charAt(dash) != '-') return false;
        }
        return true;
    }

    /** What the companion of Netty has put there. */
    private static Object ofNetty(Object request) {
        AttributeKey<Object> exchange = AttributeKey.valueOf("hookgauge.exchange");
        return ((DisposableChannel) request).channel().attr(exchange).get();
    }
}
