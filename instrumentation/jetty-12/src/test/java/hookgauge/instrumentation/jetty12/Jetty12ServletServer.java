package hookgauge.instrumentation.jetty12;

import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Supplier;
import javax.servlet.AsyncContext;
import javax.servlet.DispatcherType;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.ee8.servlet.ServletContextHandler;
import org.eclipse.jetty.ee8.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;

/** A Jetty with the contract's app as a servlet of EE 8; {@link EeLoader} makes one of EE 9 and of EE 10 of it. */
public final class Jetty12ServletServer implements ContractServer {
    private static final String[] MAPPINGS = {
        "/hello",
        "/items/*",
        "/echo",
        "/fail",
        "/throw",
        "/break",
        "/stream",
        "/big",
        "/hold",
        "/routed",
        "/async/*",
        "/timeout",
        "/dispatch",
        "/forward",
        "/include",
        "/unavailable",
        "/plain"
    };

    private final JettyServer jetty;

    public Jetty12ServletServer(ContractApp app, Path keys) {
        jetty = new JettyServer(keys);
        ServletContextHandler context = new ServletContextHandler();
        context.setContextPath("/app");
        ServletHolder holder = new ServletHolder(new Contract(app));
        holder.setAsyncSupported(true);
        for (String mapping : MAPPINGS) context.addServlet(holder, mapping);
        jetty.server.setHandler(handler(context));
    }

    @Override
    public int start() throws Exception {
        return jetty.start();
    }

    @Override
    public int securePort() {
        return jetty.secure.getLocalPort();
    }

    @Override
    public void stop() throws Exception {
        jetty.server.stop();
    }

    /** The context of EE 10 is a handler, the older ones have one. */
    private static Handler handler(Object context) {
        return (Handler) (context instanceof Supplier<?> older ? older.get() : context);
    }

    private static final class Contract extends HttpServlet {
        private static final long serialVersionUID = 1;
        private final transient ContractApp app;

        Contract(ContractApp app) {
            this.app = app;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
            if (request.getDispatcherType() == DispatcherType.INCLUDE) path = "/hello";
            switch (request.getServletPath()) {
                case "/async" -> {
                    AsyncContext async = request.startAsync();
                    app.handleElsewhere(
                            path.substring("/async".length()),
                            new Call(request, response),
                            async::complete,
                            async::complete);
                }
                case "/timeout" -> request.startAsync().setTimeout(100);
                case "/dispatch" -> request.startAsync().dispatch("/hello");
                case "/forward" -> request.getRequestDispatcher("/hello").forward(request, response);
                case "/include" -> {
                    if (path.equals("/include"))
                        request.getRequestDispatcher("/hello").include(request, response);
                    else app.handle(path, new Call(request, response));
                }
                case "/unavailable" -> response.sendError(503);
                case "/plain" -> super.service(request, response);
                default -> app.handle(path, new Call(request, response));
            }
        }
    }

    private record Call(HttpServletRequest servletRequest, HttpServletResponse servletResponse)
            implements ContractApp.Call {
        @Override
        public InputStream request() throws IOException {
            return servletRequest.getInputStream();
        }

        @Override
        public OutputStream response(int status, long bytes) throws IOException {
            servletResponse.setStatus(status);
            if (bytes >= 0) servletResponse.setContentLengthLong(bytes);
            return servletResponse.getOutputStream();
        }
    }
}
