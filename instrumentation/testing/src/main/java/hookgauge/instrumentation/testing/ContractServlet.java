package hookgauge.instrumentation.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.servlet.AsyncContext;
import javax.servlet.DispatcherType;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpUpgradeHandler;
import javax.servlet.http.WebConnection;

/** The contract's app as a servlet, to be found by {@link #MAPPINGS}; {@link ServletLoader} makes it one of jakarta. */
public final class ContractServlet extends HttpServlet {
    public static final String[] MAPPINGS = {
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
        "/plain",
        "/upgrade"
    };
    private static final long serialVersionUID = 1;

    private final transient ContractApp app;

    public ContractServlet(ContractApp app) {
        this.app = app;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (request.getDispatcherType() == DispatcherType.INCLUDE) path = "/hello";
        switch (request.getServletPath()) {
            case "/async" -> answerElsewhere(path.substring("/async".length()), request, response);
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
            case "/upgrade" -> {
                response.setHeader("Upgrade", "contract");
                response.setHeader("Connection", "Upgrade");
                request.upgrade(Upgraded.class);
            }
            default -> app.handle(path, new Call(request, response));
        }
    }

    private void answerElsewhere(String path, HttpServletRequest request, HttpServletResponse response) {
        AsyncContext async = request.startAsync();
        app.handleElsewhere(path, new Call(request, response), async::complete, () -> {
            try {
                async.complete();
            } catch (IllegalStateException e) {
                System.err.println("the server has ended it by itself: " + e.getMessage());
            }
        });
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

    /** Ends the connection as soon as it is its own. */
    public static final class Upgraded implements HttpUpgradeHandler {
        @Override
        public void init(WebConnection connection) {
            try {
                connection.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void destroy() {}
    }
}
