package hookgauge.instrumentation.servletfallback;

import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;
import javax.servlet.DispatcherType;
import javax.servlet.Servlet;
import javax.servlet.ServletConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRegistration;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.UnavailableException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * Tells the agent of requests as servlets and filters see them; an object of it is a request that is about to end.
 *
 * <p>Each loader of servlets has a companion of its own, hence {@link #CALLS} for each: a call, and in it the one around it,
 * in arrays, because an object of this class would keep an application for as long as the thread lives.
 */
public final class ServletCompanion implements AsyncListener {
    private static final String SITE = "servlet-fallback";
    private static final ThreadLocal<Object[]> CALLS = new ThreadLocal<>();
    private static final int OUTER = 0;
    private static final int CALLED = 1;
    private static final int REQUEST = 2;
    private static final int RESPONSE = 3;
    private static final int EXCHANGE = 4;
    private static final HookgaugeWeakMap<Servlet, String[]> ROUTES = new HookgaugeWeakMap<>();

    private final Object exchange;
    private final String version;
    private final HttpServletResponse response;
    private volatile Throwable error;

    private ServletCompanion(Object exchange, String version, HttpServletResponse response) {
        this.exchange = exchange;
        this.version = version;
        this.response = response;
    }

    /** A servlet or filter is called; it begins an exchange where none is told of yet on this thread. */
    public static void entered(Object called, ServletRequest request, ServletResponse response) {
        try {
            Object[] call = {CALLS.get(), called, request, response, null};
            CALLS.set(call);
            if (!isOfClient(request) || !(response instanceof HttpServletResponse)) return;
            String method = ((HttpServletRequest) request).getMethod();
            call[EXCHANGE] = HookgaugeHttp.started(null, method, request.getScheme());
            for (String name : HookgaugeHttp.headers(call[EXCHANGE]))
                HookgaugeHttp.header(call[EXCHANGE], name, ((HttpServletRequest) request).getHeader(name));
            HookgaugeHttp.entered(call[EXCHANGE]);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** It returns. */
    public static void left() {
        try {
            leave(null);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** An exception leaves it. */
    public static void threw(Throwable error) {
        try {
            leave(error);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        try {
            end(response.getStatus());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** Nothing yet: what the client is told of it, the container decides when it has asked all listeners. */
    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {
        try {
            error = event.getThrowable();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** It goes on asynchronously once more, for which listeners are asked anew. */
    @Override
    public void onStartAsync(AsyncEvent event) {
        try {
            event.getAsyncContext().addListener(this);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    private static void leave(Throwable error) {
        Object[] call = CALLS.get();
        if (call == null) return;
        if (call[OUTER] == null) CALLS.remove();
        else CALLS.set((Object[]) call[OUTER]);
        ServletRequest request = (ServletRequest) call[REQUEST];
        if (call[CALLED] instanceof Servlet && isOfClient(request)) {
            HookgaugeHttp.route(route((Servlet) call[CALLED], (HttpServletRequest) request));
        }
        if (call[EXCHANGE] == null) return;
        HookgaugeHttp.left();
        HttpServletResponse response = (HttpServletResponse) call[RESPONSE];
        ServletCompanion ending = new ServletCompanion(call[EXCHANGE], request.getProtocol(), response);
        ending.error = error;
        if (error != null) ending.end(response.isCommitted() ? response.getStatus() : statusOf(error));
        else if (request.isAsyncStarted()) ending.await(request);
        else ending.end(response.getStatus());
    }

    private void await(ServletRequest request) {
        try {
            request.getAsyncContext().addListener(this);
        } catch (IllegalStateException e) {
            // another thread has ended it by now
            end(response.getStatus());
        }
    }

    private void end(int status) {
        Throwable cause = error;
        while (cause instanceof ServletException && cause.getCause() != null) cause = cause.getCause();
        HookgaugeHttp.ended(exchange, version, status, -1, -1, cause);
    }

    /** Not a forward, an include, an error page, or a later part of an asynchronous request. */
    private static boolean isOfClient(ServletRequest request) {
        return request instanceof HttpServletRequest && request.getDispatcherType() == DispatcherType.REQUEST;
    }

    /** What the container answers for it afterwards. */
    private static int statusOf(Throwable error) {
        if (!(error instanceof UnavailableException)) return 500;
        return ((UnavailableException) error).isPermanent() ? 404 : 503;
    }

    private static String route(Servlet servlet, HttpServletRequest request) {
        String[] mappings = ROUTES.get(servlet);
        if (mappings == null) ROUTES.put(servlet, mappings = mappings(servlet));
        String path = request.getServletPath();
        for (String mapping : mappings) {
            boolean isTree = mapping.endsWith("/*");
            boolean isEnd = mapping.startsWith("*");
            String fixed = isTree ? mapping.substring(0, mapping.length() - 2) : isEnd ? mapping.substring(1) : mapping;
            // what takes everything tells nothing
            if (fixed.isEmpty() || fixed.equals("/")) continue;
            boolean isIt =
                    isEnd ? path.endsWith(fixed) : path.equals(fixed) && (isTree || request.getPathInfo() == null);
            if (isIt) return request.getContextPath() + (isEnd ? "/" : "") + mapping;
        }
        return null;
    }

    private static String[] mappings(Servlet servlet) {
        ServletConfig config = servlet.getServletConfig();
        ServletRegistration registration =
                config == null ? null : config.getServletContext().getServletRegistration(config.getServletName());
        return registration == null ? new String[0] : registration.getMappings().toArray(new String[0]);
    }
}
