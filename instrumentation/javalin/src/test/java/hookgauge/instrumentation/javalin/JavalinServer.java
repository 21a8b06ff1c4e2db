package hookgauge.instrumentation.javalin;

import io.javalin.Javalin;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Javalin of any version: what is a class in one is an interface in another, and routes are added here or there. */
final class JavalinServer {
    private record Route(String method, Object[] arguments) {}

    private final List<Route> routes = new ArrayList<>();
    private Javalin server;

    void route(String method, Handler handler) {
        routes.add(new Route(method, new Object[] {handler}));
    }

    void route(String method, String path, Handler handler) {
        routes.add(new Route(method, new Object[] {path, handler}));
    }

    int start() throws Exception {
        boolean hasRoutes = Arrays.stream(Javalin.class.getMethods())
                .anyMatch(method -> method.getName().equals("before"));
        if (hasRoutes) server = Javalin.create();
        else
            server = (Javalin) Javalin.class.getMethod("create", Consumer.class).invoke(null, (Consumer<?>) this::into);
        if (hasRoutes) for (Route route : routes) add(route, server);
        call(server, "start", "127.0.0.1", 0);
        return (int) call(server, "port");
    }

    void stop() throws Exception {
        call(server, "stop");
    }

    /** From 7 on, routes are a part of what it is made of. */
    private void into(Object config) {
        try {
            Object target = config.getClass().getField("routes").get(config);
            for (Route route : routes) add(route, target);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(Route route, Object target) throws Exception {
        boolean hasPath = route.arguments.length > 1;
        Class<?>[] types = hasPath ? new Class<?>[] {String.class, Handler.class} : new Class<?>[] {Handler.class};
        target.getClass().getMethod(route.method, types).invoke(target, route.arguments);
    }

    /** Calls a public method with texts and numbers. */
    static Object call(Object object, String name, Object... arguments) throws Exception {
        Class<?>[] types = new Class<?>[arguments.length];
        for (int i = 0; i < types.length; i++)
            types[i] = arguments[i] instanceof Integer ? int.class : arguments[i].getClass();
        return object.getClass().getMethod(name, types).invoke(object, arguments);
    }
}
