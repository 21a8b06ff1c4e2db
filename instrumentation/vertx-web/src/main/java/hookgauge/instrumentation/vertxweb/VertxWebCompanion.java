package hookgauge.instrumentation.vertxweb;

import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextWrapper;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Tells those who count a request on Netty to which routes Vert.x has brought it so far, and what its handler threw. */
public final class VertxWebCompanion {
    private static final String SITE = "vertx-web";
    private static final AttributeKey<Object> CONNECTION = AttributeKey.valueOf("hookgauge.connection");
    private static final int MOST_ROUTES = 1000;
    // routes by the path of the last router, so that a request need not put them together
    private static final Map<String, String> EXACT = new ConcurrentHashMap<>();
    private static final Map<String, String> PREFIXES = new ConcurrentHashMap<>();
    // of a class that only its package sees, and of types that are others in other versions
    private static final MethodHandle IS_EXACT = ofState("isExactPath", boolean.class);
    private static final MethodHandle PATTERN = ofState("getPattern", Pattern.class);
    private static final MethodHandle PARENT = parent();
    private static final MethodHandle STREAM = stream();

    private VertxWebCompanion() {}

    /** The handler of a route is about to be called. */
    public static void routed(Object state, RoutingContext context) {
        try {
            String route = route(state, context);
            if (route != null) tell(context, route);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** No route is left, and nobody has answered. */
    public static void unmatched(RoutingContext context) {
        try {
            if (!context.failed()) tell(context, "");
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A handler sends the request elsewhere, such as to an error's page: where it came to before is its route. */
    public static void rerouted(RoutingContext context) {
        try {
            tell(context, null);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** No failure handler has dealt with what was thrown; a status of -1 is decided by that. */
    public static void unhandled(RoutingContext context, int status, Throwable error) {
        try {
            boolean isRefusal = error == null || error.getClass().getName().endsWith(".HttpStatusException");
            if (status >= 500 || status < 0 && !isRefusal) tell(context, error);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    @SuppressWarnings("unchecked") // whatever is there may be told
    private static void tell(RoutingContext context, Object told) throws Throwable {
        HttpConnection connection = context.request().connection();
        if (!(connection instanceof ConnectionBase)) return;
        Object concerned =
                ((ConnectionBase) connection).channel().attr(CONNECTION).get();
        // 3.9 begins with a request before the response to the one before is written, if another thread gave that
        boolean isTold = concerned instanceof BiPredicate
                && ((BiPredicate<Object, Object>) concerned)
                        .test(context.request().headers(), told);
        if (isTold) return;
        long stream = (long) STREAM.invokeExact(context.response());
        if (concerned instanceof IntFunction) concerned = ((IntFunction<?>) concerned).apply((int) stream);
        if (concerned instanceof Consumer) ((Consumer<Object>) concerned).accept(told);
    }

    private static String route(Object state, RoutingContext context) throws Throwable {
        boolean isExact = (boolean) IS_EXACT.invokeExact(state);
        String path = context.currentRoute().getPath();
        if (path == null) {
            Pattern pattern = (Pattern) PATTERN.invokeExact(state);
            if (pattern == null) return null;
            path = pattern.pattern();
        }
        // a handler of everything, which has no say in the route
        if (!isExact && path.equals("/")) return null;
        if (isExact && !(context instanceof RoutingContextWrapper)) return path;
        Map<String, String> routes = isExact ? EXACT : PREFIXES;
        String known = routes.get(path);
        int before = known == null ? -1 : known.length() - path.length() - (isExact ? 0 : 1);
        if (before >= 0 && isBefore(context, known, before)) return known;
        String route = before(context) + path + (isExact ? "" : "*");
        if (routes.size() < MOST_ROUTES) routes.put(path, route);
        return route;
    }

    /** Whether the route has, up to that place, the paths at which the routers above the context's are mounted. */
    private static boolean isBefore(RoutingContext context, String route, int end) throws Throwable {
        if (!(context instanceof RoutingContextWrapper)) return end == 0;
        RoutingContext above = (RoutingContext) PARENT.invokeExact((RoutingContextWrapper) context);
        String path = above.currentRoute().getPath();
        int length = lengthOfMount(path);
        int begin = end - length;
        boolean isThis = path == null || begin >= 0 && route.regionMatches(begin, path, 0, length);
        return isThis && isBefore(above, route, begin);
    }

    private static String before(RoutingContext context) throws Throwable {
        if (!(context instanceof RoutingContextWrapper)) return "";
        RoutingContext above = (RoutingContext) PARENT.invokeExact((RoutingContextWrapper) context);
        String path = above.currentRoute().getPath();
        return path == null ? before(above) : before(above) + path.substring(0, lengthOfMount(path));
    }

    /** Without the slash at its end, for that is where the next path begins. */
    private static int lengthOfMount(String path) {
        if (path == null) return 0;
        return path.endsWith("/") ? path.length() - 1 : path.length();
    }

    private static MethodHandle ofState(String method, Class<?> result) {
        try {
            Class<?> state =
                    Class.forName("io.vertx.ext.web.impl.RouteState", false, VertxWebCompanion.class.getClassLoader());
            MethodHandle found = MethodHandles.lookup().findVirtual(state, method, MethodType.methodType(result));
            return found.asType(MethodType.methodType(result, Object.class));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
            return null;
        }
    }

    private static MethodHandle parent() {
        try {
            MethodHandle found =
                    MethodHandles.lookup().unreflectGetter(RoutingContextWrapper.class.getDeclaredField("inner"));
            return found.asType(MethodType.methodType(RoutingContext.class, RoutingContextWrapper.class));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
            return null;
        }
    }

    private static MethodHandle stream() {
        try {
            MethodHandle found = MethodHandles.lookup().unreflect(HttpServerResponse.class.getMethod("streamId"));
            return found.asType(MethodType.methodType(long.class, HttpServerResponse.class));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
            return null;
        }
    }
}
