package hookgauge.instrumentation.springcloudgatewaymvc;

import java.lang.reflect.Field;
import java.util.Optional;

/** Tells the agent which route of Spring Cloud Gateway takes a request: by its id. */
public final class SpringCloudGatewayMvcCompanion {
    private static final String SITE = "spring-cloud-gateway-mvc";
    private static final Field ID = id();

    private SpringCloudGatewayMvcCompanion() {}

    /** A route was asked for its handler, which it has if it takes the request. */
    public static Optional<?> routed(Object route, Object request, Optional<?> handler) {
        try {
            Object id = handler.isPresent() && ID != null ? ID.get(route) : null;
            if (id != null) HookgaugeHttp.route((String) id);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
        return handler;
    }

    /** A route knows its id, but tells nobody until it is too late; null in a version that keeps it otherwise. */
    private static Field id() {
        try {
            ClassLoader loader = SpringCloudGatewayMvcCompanion.class.getClassLoader();
            String route = "org.springframework.cloud.gateway.server.mvc.handler.GatewayDelegatingRouterFunction";
            Field id = Class.forName(route, false, loader).getDeclaredField("routeId");
            id.setAccessible(true);
            return id;
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
