package hookgauge.instrumentation.liberty;

import com.ibm.websphere.servlet.request.IRequest;
import com.ibm.websphere.servlet.request.extended.IRequestExtended;
import com.ibm.ws.webcontainer.webapp.WebAppDispatcherContext;
import com.ibm.wsspi.channelfw.VirtualConnection;
import com.ibm.wsspi.http.HttpInboundConnection;
import com.ibm.wsspi.http.ee7.HttpInboundConnectionExtended;
import com.ibm.wsspi.webcontainer.servlet.IServletWrapper;
import java.io.FileNotFoundException;
import java.util.List;
import java.util.function.Consumer;

/** Tells the companion of Liberty's exchanges which servlet takes one, and what it throws. */
public final class LibertyServletsCompanion {
    private static final String SITE = "liberty-servlets";
    private static final String KEY = "hookgauge.connection";

    private LibertyServletsCompanion() {}

    /** A servlet was found for a request, or for what it was handed on to. */
    public static void mapped(WebAppDispatcherContext context, IServletWrapper servlet) {
        try {
            if (context.isInclude() || context.isForward() || servlet.getServletConfig() == null) return;
            List<String> mappings = servlet.getServletConfig().getMappings();
            String mapping = mapping(mappings, context.getServletPath(), context.getPathInfo() == null);
            if (mapping != null) tell(context, context.getContextPath() + mapping);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A servlet or a filter threw. */
    public static void threw(WebAppDispatcherContext context, Throwable thrown) {
        try {
            // the way in which Liberty says 404, whoever throws it
            if (!(thrown instanceof FileNotFoundException)) tell(context, unwrapped(thrown));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    private static void tell(WebAppDispatcherContext context, Object what) {
        IRequest request = context._request == null ? null : context._request.getIRequest();
        if (!(request instanceof IRequestExtended)) return;
        HttpInboundConnection connection = ((IRequestExtended) request).getHttpInboundConnection();
        if (!(connection instanceof HttpInboundConnectionExtended)) return;
        VirtualConnection link = ((HttpInboundConnectionExtended) connection).getVC();
        // gone where the client has left
        Object state = link == null ? null : link.getStateMap().get(KEY);
        if (!(state instanceof Consumer)) return;
        @SuppressWarnings("unchecked")
        Consumer<Object> exchange = (Consumer<Object>) state;
        exchange.accept(what);
    }

    /** The one by which the path was found; null where the servlet takes everything. */
    private static String mapping(List<String> mappings, String path, boolean isWhole) {
        if (mappings == null || path == null) return null;
        for (int i = 0; i < mappings.size(); i++) {
            String mapping = mappings.get(i);
            int open = mapping.length() - 2;
            boolean isExact = isWhole && mapping.equals(path);
            boolean isTree = open > 0 && mapping.endsWith("/*") && open == path.length() && mapping.startsWith(path);
            boolean isExtension = isWhole
                    && mapping.startsWith("*.")
                    && path.regionMatches(path.length() - open - 1, mapping, 1, open + 1);
            if (isExact || isTree || isExtension) return mapping;
        }
        return null;
    }

    /** Servlets wrap what they must not throw, and Liberty does so, too. */
    private static Throwable unwrapped(Throwable thrown) {
        Throwable error = thrown;
        while (error.getCause() != null && error.getClass().getName().endsWith("ServletException"))
            error = error.getCause();
        return error;
    }
}
