package hookgauge.instrumentation.robaho;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.TestKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Robaho's server, as the JDK finds it, with the contract's app as handlers. */
final class RobahoServer implements ContractServer {
    private static final String[] PATHS = {
        "/hello", "/items/", "/echo", "/fail", "/throw", "/break", "/stream", "/big", "/hold", "/routed"
    };

    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final ContractApp app;
    private final Path keys;
    private HttpServer plain;
    private HttpsServer secure;

    RobahoServer(ContractApp app, Path keys) {
        this.app = app;
        this.keys = keys;
    }

    @Override
    public int start() throws Exception {
        for (Handler console : Logger.getLogger("").getHandlers()) console.setLevel(Level.OFF);
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        plain = HttpServer.create(anyPort, 0);
        secure = HttpsServer.create(anyPort, 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(TestKeys.context(keys)));
        start(plain);
        start(secure);
        return plain.getAddress().getPort();
    }

    @Override
    public int securePort() {
        return secure.getAddress().getPort();
    }

    @Override
    public void stop() {
        plain.stop(0);
        secure.stop(0);
        threads.shutdownNow();
    }

    private void start(HttpServer server) {
        HttpHandler handler = exchange -> app.handle(exchange.getRequestURI().getPath(), new Call(exchange));
        for (String path : PATHS) server.createContext(path, handler);
        server.createContext("/async/", exchange -> {
            String path = exchange.getRequestURI().getPath().substring("/async".length());
            app.handleElsewhere(path, new Call(exchange), exchange::close, exchange::close);
        });
        server.createContext("/upgrade", exchange -> {
            exchange.getResponseHeaders().set("Upgrade", "contract");
            exchange.sendResponseHeaders(101, -1);
        });
        server.setExecutor(threads);
        server.start();
    }

    private record Call(HttpExchange exchange) implements ContractApp.Call {
        @Override
        public InputStream request() {
            return exchange.getRequestBody();
        }

        @Override
        public OutputStream response(int status, long bytes) throws IOException {
            exchange.sendResponseHeaders(status, bytes < 0 ? 0 : bytes == 0 ? -1 : bytes);
            boolean isHead = exchange.getRequestMethod().equals("HEAD");
            return isHead ? OutputStream.nullOutputStream() : exchange.getResponseBody();
        }
    }
}
