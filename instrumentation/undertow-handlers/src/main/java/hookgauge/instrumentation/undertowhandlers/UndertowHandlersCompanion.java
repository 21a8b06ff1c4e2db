package hookgauge.instrumentation.undertowhandlers;

import io.undertow.server.HookgaugeUndertowCompanion;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletChain;
import io.undertow.servlet.handlers.ServletPathMatch;
import io.undertow.servlet.handlers.ServletRequestContext;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.List;
import org.xnio.StreamConnection;
import org.xnio.ssl.SslConnection;

/** Tells the companion of Undertow's exchanges what lies behind one: body, servlet, failure. */
public final class UndertowHandlersCompanion {
    private static final String SITE = "undertow-handlers";
    private static final Field EXCHANGE_OF_BODY = exchangeOfBody();
    private static final boolean HAS_PATTERN = hasPattern();

    private UndertowHandlersCompanion() {}

    /** A part of a request's body was read. */
    public static int read(Object body, int bytes) {
        try {
            if (bytes > 0) HookgaugeUndertowCompanion.read(exchangeOf(body), bytes);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
        return bytes;
    }

    /** The same, with a longer count. */
    public static long readMany(Object body, long bytes) {
        try {
            if (bytes > 0) HookgaugeUndertowCompanion.read(exchangeOf(body), bytes);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
        return bytes;
    }

    /** A servlet was found for the request. */
    public static void mapped(ServletRequestContext context, ServletPathMatch found) {
        try {
            HookgaugeUndertowCompanion.mapped(context.getExchange(), mapping(found));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A servlet threw. */
    public static void threwInServlet(
            Object handler, HttpServerExchange undertow, Object request, Object response, Throwable thrown) {
        try {
            HookgaugeUndertowCompanion.failed(undertow, unwrapped(thrown));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** An answer could not be sent. */
    public static void failed(Object callback, HttpServerExchange undertow, Object sender, IOException failure) {
        try {
            HookgaugeUndertowCompanion.failed(undertow, failure);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** Undertow could not read a request, and answers 400 on the bare connection. */
    public static void refused(Object listener, StreamConnection connection) {
        try {
            String scheme = connection instanceof SslConnection ? "https" : "http";
            HookgaugeHttp.ended(HookgaugeHttp.started(null, null, scheme), null, 400, 0, 0, null);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** Empty where the servlet takes everything. */
    private static String mapping(ServletPathMatch found) {
        ServletChain chain = found.getServletChain();
        if (chain.isDefaultServletMapping()) return "";
        if (HAS_PATTERN) return chain.getPattern();
        String path = found.getMatched();
        List<String> mappings = chain.getManagedServlet().getServletInfo().getMappings();
        for (int i = 0; i < mappings.size(); i++) {
            String mapping = mappings.get(i);
            int open = mapping.length() - 2;
            boolean isExact = mapping.equals(path) && found.getRemaining() == null;
            boolean isTree = mapping.endsWith("/*") && open == path.length() && mapping.startsWith(path);
            boolean isExtension =
                    mapping.startsWith("*") && path.regionMatches(path.length() - open - 1, mapping, 1, open + 1);
            if (isExact || isTree || isExtension) return mapping;
        }
        return "";
    }

    /** Servlets wrap what they must not throw. */
    private static Throwable unwrapped(Throwable thrown) {
        Throwable error = thrown;
        while (error.getCause() != null && error.getClass().getName().endsWith("ServletException")) {
            error = error.getCause();
        }
        return error;
    }

    private static HttpServerExchange exchangeOf(Object body) throws IllegalAccessException {
        return (HttpServerExchange) EXCHANGE_OF_BODY.get(body);
    }

    /** A body knows its exchange, but nobody may ask it; null in a version that keeps it otherwise. */
    private static Field exchangeOfBody() {
        try {
            String body = HttpServerExchange.class.getName() + "$ReadDispatchChannel";
            Field exchange = Class.forName(body, false, HttpServerExchange.class.getClassLoader())
                    .getDeclaredField("this$0");
            exchange.setAccessible(true);
            return exchange;
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** From 2.0 on, with servlets 4.0. */
    private static boolean hasPattern() {
        try {
            return ServletChain.class.getMethod("getPattern") != null;
        } catch (ReflectiveOperationException | LinkageError e) {
            return false;
        }
    }
}
