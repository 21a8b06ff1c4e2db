package hookgauge.instrumentation.tomcat;

import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.TestFolder;
import hookgauge.instrumentation.testing.TestKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.servlet.AsyncContext;
import javax.servlet.DispatcherType;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpUpgradeHandler;
import javax.servlet.http.WebConnection;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** An embedded Tomcat with the contract's app as a servlet. */
public final class TomcatServer implements ContractServer {
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
        "/plain",
        "/upgrade"
    };

    private final Tomcat tomcat = new Tomcat();
    private final Connector plain = new Connector();
    private final Connector secure = new Connector();
    private final ContractApp app;
    private final Path keys;

    public TomcatServer(ContractApp app, Path keys) {
        this.app = app;
        this.keys = keys;
    }

    @Override
    public int start() throws Exception {
        for (Handler console : Logger.getLogger("").getHandlers()) console.setLevel(Level.OFF);
        tomcat.setBaseDir(TestFolder.create("tomcat").toString());
        add(plain);
        secure.setProperty("SSLEnabled", "true");
        secure.addSslHostConfig(tls());
        add(secure);
        Context context = tomcat.addContext("/app", null);
        Tomcat.addServlet(context, "contract", new Contract(app)).setAsyncSupported(true);
        for (String mapping : MAPPINGS) context.addServletMappingDecoded(mapping, "contract");
        tomcat.start();
        return plain.getLocalPort();
    }

    @Override
    public int securePort() {
        return secure.getLocalPort();
    }

    @Override
    public void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    private void add(Connector connector) {
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.addUpgradeProtocol(new Http2Protocol());
        tomcat.getService().addConnector(connector);
    }

    private SSLHostConfig tls() {
        SSLHostConfig tls = new SSLHostConfig();
        SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(tls, SSLHostConfigCertificate.Type.EC);
        certificate.setCertificateKeystoreFile(keys.toString());
        certificate.setCertificateKeystorePassword(TestKeys.PASSWORD);
        tls.addCertificate(certificate);
        return tls;
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
                            path.substring("/async".length()), new Call(request, response), async::complete, () -> {});
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
                case "/upgrade" -> {
                    response.setHeader("Upgrade", "contract");
                    response.setHeader("Connection", "Upgrade");
                    request.upgrade(Upgraded.class);
                }
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
