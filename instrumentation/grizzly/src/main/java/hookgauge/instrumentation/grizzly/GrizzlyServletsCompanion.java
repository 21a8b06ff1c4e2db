package hookgauge.instrumentation.grizzly;

import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Request;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Note;
import org.glassfish.grizzly.http.server.util.MappingData;

/** Tells the companion of Grizzly's exchanges which servlet of GlassFish took one, and what it threw. */
public final class GrizzlyServletsCompanion {
    private static final String SITE = "grizzly-servlets";
    // the other companion's, for a name has one note
    private static final Note<Object> NOTE = HttpRequestPacket.createNote("hookgauge");
    private static final HookgaugeWeakMap<Wrapper, String[]> ROUTES = new HookgaugeWeakMap<>();
    private static volatile boolean isGlassFish7;

    private GrizzlyServletsCompanion() {}

    /** A servlet has handled a request, which may go on. */
    public static void handled(Object valve, org.apache.catalina.Request request) {
        try {
            if (request instanceof Request) tell((Request) request, route(((Request) request).getMappingData()));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The server answers for what a servlet threw. */
    public static void threw(Object valve, org.apache.catalina.Request request, Object response, Throwable thrown) {
        try {
            if (request instanceof Request) tell((Request) request, unwrapped(thrown));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    private static void tell(Request request, Object what) {
        org.glassfish.grizzly.http.server.Request grizzly = grizzlyOf(request);
        HttpRequestPacket packet = grizzly == null ? null : grizzly.getRequest();
        Object state = packet == null ? null : packet.getNote(NOTE);
        if (what == null || !(state instanceof Consumer)) return;
        @SuppressWarnings("unchecked")
        Consumer<Object> exchange = (Consumer<Object>) state;
        exchange.accept(what);
    }

    /** GlassFish 7 calls it by another name. */
    private static org.glassfish.grizzly.http.server.Request grizzlyOf(Request request) {
        if (isGlassFish7) return request.getGrizzlyRequest();
        try {
            return request.getCoyoteRequest();
        } catch (NoSuchMethodError e) {
            isGlassFish7 = true;
            return request.getGrizzlyRequest();
        }
    }

    private static String route(MappingData found) {
        if (found == null || !(found.context instanceof Context) || !(found.wrapper instanceof Wrapper)) return null;
        String[] routes = ROUTES.get(found.wrapper);
        if (routes == null) {
            routes = routes((Context) found.context, (Wrapper) found.wrapper);
            ROUTES.put((Wrapper) found.wrapper, routes);
        }
        for (int i = 0; i < routes.length; i += 2) {
            if (routes[i].equals(found.descriptorPath)) return routes[i + 1];
        }
        return null;
    }

    /** Each mapping, and its route. */
    private static String[] routes(Context context, Wrapper wrapper) {
        String[] mappings = wrapper.findMappings();
        String[] routes = new String[2 * mappings.length];
        for (int i = 0; i < mappings.length; i++) {
            String mapping = mappings[i];
            // what takes everything tells nothing
            boolean isAll = mapping.equals("/") || mapping.equals("/*");
            routes[2 * i] = mapping;
            routes[2 * i + 1] = isAll ? null : context.getPath() + (mapping.startsWith("/") ? "" : "/") + mapping;
        }
        return routes;
    }

    /** Servlets wrap what they must not throw. */
    private static Throwable unwrapped(Throwable thrown) {
        Throwable error = thrown;
        while (error != null
                && error.getCause() != null
                && error.getClass().getName().endsWith("ServletException")) error = error.getCause();
        return error;
    }
}
