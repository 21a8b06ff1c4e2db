package hookgauge.instrumentation.grizzly;

import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.TestKeys;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.ssl.SSLEngineConfigurator;

/** Grizzly with the contract's app as handlers. */
final class GrizzlyServer implements ContractServer {
    private static final String[] PATHS = {
        "/hello", "/items", "/echo", "/fail", "/throw", "/break", "/stream", "/big", "/hold", "/routed"
    };

    private static final boolean HAS_HTTP_2 =
            !System.getProperty("server.version").startsWith("2.3.");

    private final HttpServer server = new HttpServer();
    private final NetworkListener plain = new NetworkListener("plain", "127.0.0.1", 0);
    private final NetworkListener secure = new NetworkListener("secure", "127.0.0.1", 0);
    private final ContractApp app;
    private final Path keys;

    GrizzlyServer(ContractApp app, Path keys) {
        this.app = app;
        this.keys = keys;
    }

    @Override
    public int start() throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        secure.setSecure(true);
        secure.setSSLEngineConfig(new SSLEngineConfigurator(TestKeys.context(keys), false, false, false));
        if (HAS_HTTP_2) addHttp2(plain);
        if (HAS_HTTP_2) addHttp2(secure);
        server.addListener(plain);
        server.addListener(secure);
        server.getServerConfiguration().addHttpHandler(new Contract(app), PATHS);
        server.getServerConfiguration().addHttpHandler(new Elsewhere(app), "/async", "/timeout", "/plain", "/upgrade");
        server.start();
        return plain.getPort();
    }

    /** The oldest Grizzly, which all is compiled against, has no such add-on. */
    private static void addHttp2(NetworkListener listener) throws ReflectiveOperationException {
        listener.registerAddOn((AddOn) Class.forName("org.glassfish.grizzly.http2.Http2AddOn")
                .getConstructor()
                .newInstance());
    }

    @Override
    public int securePort() {
        return secure.getPort();
    }

    @Override
    public void stop() {
        server.shutdownNow();
    }

    private static final class Contract extends HttpHandler {
        private final ContractApp app;

        Contract(ContractApp app) {
            this.app = app;
        }

        @Override
        public void service(Request request, Response response) throws Exception {
            app.handle(request.getRequestURI(), new Call(request, response));
        }
    }

    private static final class Elsewhere extends HttpHandler {
        private final ContractApp app;

        Elsewhere(ContractApp app) {
            this.app = app;
        }

        @Override
        public void service(Request request, Response response) throws Exception {
            String path = request.getRequestURI();
            switch (path.split("/")[1]) {
                case "timeout" ->
                    response.suspend(100, TimeUnit.MILLISECONDS, null, late -> {
                        late.setStatus(500);
                        late.resume();
                        return false;
                    });
                case "plain" ->
                    response.sendError(request.getMethod().getMethodString().equals("GET") ? 200 : 405);
                case "upgrade" -> {
                    response.setStatus(101);
                    response.setHeader("Upgrade", "contract");
                    response.setHeader("Connection", "Upgrade");
                }
                default -> {
                    response.suspend();
                    app.handleElsewhere(
                            path.substring("/async".length()),
                            new Call(request, response),
                            response::resume,
                            response::resume);
                }
            }
        }
    }

    private record Call(Request grizzlyRequest, Response grizzlyResponse) implements ContractApp.Call {
        @Override
        public InputStream request() {
            return grizzlyRequest.getInputStream();
        }

        @Override
        public OutputStream response(int status, long bytes) {
            grizzlyResponse.setStatus(status);
            if (bytes >= 0) grizzlyResponse.setContentLengthLong(bytes);
            return grizzlyResponse.getOutputStream();
        }
    }
}
