package hookgauge.instrumentation.servletfallback;

import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.TestFolder;
import java.io.IOException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.servlet.AsyncContext;
import javax.servlet.DispatcherType;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.GenericServlet;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.UnavailableException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** Servlets and a filter, here on an embedded Tomcat. */
public final class Shop implements ContractServer {
    static final String[] PAGES = {"/exact", "/tree/*", "*.do"};

    private final Tomcat tomcat = new Tomcat();

    @Override
    public int start() throws Exception {
        for (Handler console : Logger.getLogger("").getHandlers()) console.setLevel(Level.OFF);
        tomcat.setBaseDir(TestFolder.create("tomcat").toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.getService().addConnector(connector);
        Context context = tomcat.addContext("/shop", null);
        Tomcat.addServlet(context, "pages", new Pages()).setAsyncSupported(true);
        for (String mapping : PAGES) context.addServletMappingDecoded(mapping, "pages");
        Tomcat.addServlet(context, "rest", new Pages());
        context.addServletMappingDecoded("/", "rest");
        Tomcat.addServlet(context, "bare", new BareServlet()).setAsyncSupported(true);
        context.addServletMappingDecoded("/bare", "bare");
        FilterDef guard = new FilterDef();
        guard.setFilterName("guard");
        guard.setFilter(new GuardFilter());
        guard.setAsyncSupported("true");
        context.addFilterDef(guard);
        FilterMap all = new FilterMap();
        all.setFilterName("guard");
        all.addURLPattern("/*");
        for (DispatcherType type : DispatcherType.values()) all.setDispatcher(type.name());
        context.addFilterMap(all);
        ErrorPage page = new ErrorPage();
        page.setLocation("/tree/error");
        context.addErrorPage(page);
        tomcat.start();
        return connector.getLocalPort();
    }

    @Override
    public int securePort() {
        throw new UnsupportedOperationException("servlets do not see TLS");
    }

    @Override
    public void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    /** One page for each thing that a servlet may do. */
    public static final class Pages extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            // one that is included sees the path of the one that includes it
            boolean isIncluded = request.getDispatcherType() == DispatcherType.INCLUDE;
            String page = isIncluded || request.getPathInfo() == null ? "" : request.getPathInfo();
            switch (page) {
                case "/throws" -> throw new ServletException("outside", new IllegalStateException("inside"));
                case "/unavailable" -> throw new UnavailableException("for a while", 60);
                case "/refuses" -> response.sendError(409);
                case "/forwards" -> request.getRequestDispatcher("/exact").forward(request, response);
                case "/includes" -> request.getRequestDispatcher("/exact").include(request, response);
                case "/routed" -> {
                    HookgaugeHttp.route("/shop/{of a framework}");
                    response.getWriter().print("routed");
                }
                case "/completes" -> completeElsewhere(request.startAsync(), response);
                case "/times-out" -> request.startAsync().setTimeout(100);
                case "/dispatches" -> request.startAsync().dispatch("/exact");
                case "/dispatches-later" -> dispatchElsewhere(request.startAsync(), "/exact");
                case "/fails-later" -> dispatchElsewhere(request.startAsync(), "/tree/throws");
                default -> response.getWriter().print("page");
            }
        }

        private static void completeElsewhere(AsyncContext async, HttpServletResponse response) {
            new Thread(() -> {
                        try {
                            response.getWriter().print("later");
                            async.complete();
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .start();
        }

        private static void dispatchElsewhere(AsyncContext async, String path) {
            new Thread(() -> async.dispatch(path)).start();
        }
    }

    /** Is no {@code HttpServlet}. */
    public static final class BareServlet extends GenericServlet {
        private static final long serialVersionUID = 1;

        @Override
        public void service(ServletRequest request, ServletResponse response) throws IOException {
            response.getWriter().print("bare");
        }
    }

    /** Answers some requests itself. */
    public static final class GuardFilter implements Filter {
        @Override
        public void init(FilterConfig config) {}

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            boolean isForbidden = ((HttpServletRequest) request).getRequestURI().endsWith("/forbidden");
            if (isForbidden) ((HttpServletResponse) response).setStatus(403);
            else chain.doFilter(request, response);
        }

        @Override
        public void destroy() {}
    }
}
