package hookgauge.instrumentation.tomcat;

import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.mapper.MappingData;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.buf.ByteChunk;
import org.apache.tomcat.util.buf.MessageBytes;

/**
 * Tells the agent of Tomcat's exchanges; an object of it rides in a note of a coyote request.
 * Tomcat pools those requests, so object and note are used again and again.
 */
public final class TomcatCompanion {
    private static final String SITE = "tomcat";
    // of 32, of which Tomcat uses the first few
    private static final int NOTE = 29;
    private static final String[] METHODS = {"GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"};
    private static final String[] VERSIONS = {"HTTP/1.1", "HTTP/2.0", "HTTP/1.0"};
    private static final HookgaugeWeakMap<Wrapper, String[]> ROUTES = new HookgaugeWeakMap<>();

    private Object exchange;
    private Throwable error;
    private int sentStatus;

    private TomcatCompanion() {}

    /** A request begins, understood or not. */
    public static void started(Object adapter, Request request) {
        try {
            TomcatCompanion state = (TomcatCompanion) request.getNote(NOTE);
            if (state == null) request.setNote(NOTE, state = new TomcatCompanion());
            String scheme = request.scheme().equals("https") ? "https" : "http";
            String method = text(request.method(), METHODS);
            // Armeria has counted it already, and does not tell the Tomcat inside when it is over
            boolean isInArmeria = request.getInputBuffer().getClass().getName().startsWith("com.linecorp.armeria.");
            state.exchange = isInArmeria ? null : HookgaugeHttp.started(state.exchange, method, scheme);
            state.error = null;
            state.sentStatus = 0;
            for (String name : HookgaugeHttp.headers(state.exchange))
                tell(state.exchange, name, request.getMimeHeaders().getValue(name));
            HookgaugeHttp.entered(state.exchange);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A thread comes back to an asynchronous request. */
    public static void entered(Object adapter, Request request) {
        try {
            TomcatCompanion state = (TomcatCompanion) request.getNote(NOTE);
            if (state != null) HookgaugeHttp.entered(state.exchange);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The thread is done with the request, which may go on. */
    public static void left(Object adapter, Request request) {
        try {
            TomcatCompanion state = (TomcatCompanion) request.getNote(NOTE);
            if (state != null && state.exchange != null) HookgaugeHttp.left();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same, by an exception. */
    public static void threw(Object adapter, Request request, Throwable error) {
        try {
            TomcatCompanion state = (TomcatCompanion) request.getNote(NOTE);
            if (state == null || state.exchange == null) return;
            state.error = error;
            HookgaugeHttp.left();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** Tomcat answers for what the application, or a part of Tomcat, threw. */
    public static void failed(
            Object valve, org.apache.catalina.connector.Request request, Object response, Throwable thrown) {
        try {
            Request coyote = request.getCoyoteRequest();
            TomcatCompanion state = coyote == null ? null : (TomcatCompanion) coyote.getNote(NOTE);
            if (state != null) state.error = unwrapped(thrown);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The servlet side of a request is about to be forgotten: its mapping is the route, unless a framework told one. */
    public static void recycled(org.apache.catalina.connector.Request request) {
        try {
            Request coyote = request.getCoyoteRequest();
            TomcatCompanion state = coyote == null ? null : (TomcatCompanion) coyote.getNote(NOTE);
            if (state == null || state.exchange == null) return;
            HookgaugeHttp.route(state.exchange, route(request.getMappingData()));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The head of the response goes out; what Tomcat sets afterwards, because of an error, the client does not see. */
    public static void committed(Response response, boolean isCommitted) {
        try {
            Request request = response.getRequest();
            TomcatCompanion state = request == null ? null : (TomcatCompanion) request.getNote(NOTE);
            if (isCommitted && state != null) state.sentStatus = response.getStatus();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The request is over: Tomcat itself counts it now. */
    public static void ended(Request request) {
        try {
            TomcatCompanion state = (TomcatCompanion) request.getNote(NOTE);
            if (state == null || state.exchange == null) return;
            Throwable error = state.error;
            state.error = null;
            Response response = request.getResponse();
            HookgaugeHttp.ended(
                    state.exchange,
                    text(request.protocol(), VERSIONS),
                    state.sentStatus == 0 ? response.getStatus() : state.sentStatus,
                    request.getBytesRead(),
                    bodyBytes(request, response),
                    error);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** What the application wrote, as far as it was sent; or the part of a file that the system sent by itself. */
    private static long bodyBytes(Request request, Response response) {
        Object fileStart = request.getAttribute("org.apache.tomcat.sendfile.start");
        Object fileEnd = request.getAttribute("org.apache.tomcat.sendfile.end");
        if (fileStart != null && fileEnd != null) return (Long) fileEnd - (Long) fileStart;
        return Math.min(response.getContentWritten(), response.getBytesWritten(false));
    }

    private static void tell(Object exchange, String name, MessageBytes header) {
        ByteChunk bytes = header == null || header.getType() != MessageBytes.T_BYTES ? null : header.getByteChunk();
        if (bytes != null) HookgaugeHttp.header(exchange, name, bytes.getBuffer(), bytes.getStart(), bytes.getLength());
        else if (header != null) HookgaugeHttp.header(exchange, name, header.toString());
    }

    private static String route(MappingData mapping) {
        if (mapping.context == null || mapping.wrapper == null) return null;
        String[] routes = ROUTES.get(mapping.wrapper);
        if (routes == null) ROUTES.put(mapping.wrapper, routes = routes(mapping.context, mapping.wrapper));
        for (int i = 0; i < routes.length; i += 2) {
            if (mapping.wrapperPath.equals(routes[i])) return routes[i + 1];
        }
        for (int i = 0; i < routes.length; i += 2) {
            boolean isEnd = routes[i].startsWith(".")
                    && mapping.wrapperPath.getCharChunk().endsWith(routes[i]);
            if (isEnd) return routes[i + 1];
        }
        return null;
    }

    /** For each mapping the servlet path that shows it, or how that ends if it is of an extension, then its route. */
    private static String[] routes(Context context, Wrapper wrapper) {
        String[] mappings = wrapper.findMappings();
        String[] routes = new String[2 * mappings.length];
        for (int i = 0; i < mappings.length; i++) {
            String mapping = mappings[i];
            boolean isTree = mapping.endsWith("/*");
            String path = mapping.startsWith("*") ? mapping.substring(1) : mapping;
            // what takes everything tells nothing
            boolean isAll = mapping.equals("/") || mapping.equals("/*");
            routes[2 * i] = isTree ? mapping.substring(0, mapping.length() - 2) : path;
            routes[2 * i + 1] = isAll ? null : context.getPath() + (mapping.startsWith("/") ? "" : "/") + mapping;
        }
        return routes;
    }

    /** Servlets wrap what they must not throw; Tomcat's error pages look inside as well. */
    private static Throwable unwrapped(Throwable thrown) {
        boolean isWrapped = thrown != null
                && thrown.getCause() != null
                && thrown.getClass().getName().endsWith("ServletException");
        return isWrapped ? unwrapped(thrown.getCause()) : thrown;
    }

    /** Compared as it is: making a text of it would allocate, and on some versions change it. */
    private static String text(MessageBytes bytes, String[] known) {
        for (String text : known) {
            if (bytes.equals(text)) return text;
        }
        if (bytes.isNull()) return null;
        return bytes.getType() == MessageBytes.T_BYTES ? bytes.getByteChunk().toString() : bytes.getString();
    }
}
