package hookgauge.instrumentation.jetty12handlers;

import org.eclipse.jetty.ee10.servlet.ServletChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.server.HookgaugeJetty12Companion;
import org.eclipse.jetty.server.Request;

/** Tells the companion of Jetty 12's exchanges what lies behind one: a servlet, a failure. */
public final class Jetty12HandlersCompanion {
    private static final String SITE = "jetty-12-handlers";

    private Jetty12HandlersCompanion() {}

    /** Jetty answers for what it or a handler threw. */
    public static void failed(
            Request request, Object response, Object callback, int status, String message, Throwable cause) {
        try {
            if (cause != null) HookgaugeJetty12Companion.failed(request, unwrapped(cause));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A servlet of EE 10 was found for the request. */
    public static void mapped(Object channel, ServletContextRequest request) {
        try {
            PathSpec found = request.getMatchedResource().getPathSpec();
            String contextPath = request.getContext().getContextPath();
            HookgaugeJetty12Companion.mapped(request, contextPath, found == null ? "" : found.getDeclaration());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A servlet of EE 9 was found for the request. */
    public static void mappedInEe9(
            org.eclipse.jetty.ee9.nested.Request request, org.eclipse.jetty.ee9.nested.ServletPathMapping found) {
        try {
            if (found == null) return;
            Request core = request.getHttpChannel().getCoreRequest();
            HookgaugeJetty12Companion.mapped(core, request.getContextPath(), found.getPattern());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A servlet of EE 8 was found for the request. */
    public static void mappedInEe8(
            org.eclipse.jetty.ee8.nested.Request request, org.eclipse.jetty.ee8.nested.ServletPathMapping found) {
        try {
            if (found == null) return;
            Request core = request.getHttpChannel().getCoreRequest();
            HookgaugeJetty12Companion.mapped(core, request.getContextPath(), found.getPattern());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A servlet of EE 10 threw. */
    public static void threw(ServletChannel channel, Throwable thrown) {
        try {
            HookgaugeJetty12Companion.failed(channel.getRequest(), unwrapped(thrown));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A servlet of EE 9 threw. */
    public static void threwInEe9(org.eclipse.jetty.ee9.nested.HttpChannel channel, Throwable thrown) {
        try {
            HookgaugeJetty12Companion.failed(channel.getCoreRequest(), unwrapped(thrown));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A servlet of EE 8 threw. */
    public static void threwInEe8(org.eclipse.jetty.ee8.nested.HttpChannel channel, Throwable thrown) {
        try {
            HookgaugeJetty12Companion.failed(channel.getCoreRequest(), unwrapped(thrown));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** Servlets wrap what they must not throw. */
    private static Throwable unwrapped(Throwable thrown) {
        boolean isWrapped =
                thrown.getCause() != null && thrown.getClass().getName().endsWith("ServletException");
        return isWrapped ? unwrapped(thrown.getCause()) : thrown;
    }
}
