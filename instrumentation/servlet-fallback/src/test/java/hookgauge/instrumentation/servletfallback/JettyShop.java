package hookgauge.instrumentation.servletfallback;

import hookgauge.instrumentation.testing.ContractServer;
import java.util.EnumSet;
import javax.servlet.DispatcherType;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.eclipse.jetty.util.log.Log;
import org.eclipse.jetty.util.log.StdErrLog;

/** The shop on a Jetty that is older than those with hooks of their own. */
final class JettyShop implements ContractServer {
    private final Server jetty = new Server();

    @Override
    public int start() throws Exception {
        StdErrLog log = new StdErrLog();
        log.setLevel(StdErrLog.LEVEL_OFF);
        Log.setLog(log);
        ServerConnector connector = new ServerConnector(jetty);
        connector.setHost("127.0.0.1");
        jetty.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler(jetty, "/shop");
        ServletHolder pages = new ServletHolder("pages", new Shop.Pages());
        for (String mapping : Shop.PAGES) context.addServlet(pages, mapping);
        context.addServlet(new ServletHolder("rest", new Shop.Pages()), "/");
        context.addServlet(new ServletHolder("bare", new Shop.BareServlet()), "/bare");
        context.addFilter(Shop.GuardFilter.class, "/*", EnumSet.allOf(DispatcherType.class));
        ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
        errors.addErrorPage(400, 599, "/tree/error");
        context.setErrorHandler(errors);
        for (ServletHolder servlet : context.getServletHandler().getServlets()) servlet.setAsyncSupported(true);
        context.getServletHandler().getFilters()[0].setAsyncSupported(true);
        jetty.start();
        return connector.getLocalPort();
    }

    @Override
    public int securePort() {
        throw new UnsupportedOperationException("servlets do not see TLS");
    }

    @Override
    public void stop() throws Exception {
        jetty.stop();
    }
}
