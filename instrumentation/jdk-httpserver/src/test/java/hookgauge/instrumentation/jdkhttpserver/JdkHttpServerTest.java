package hookgauge.instrumentation.jdkhttpserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.HttpServerContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class JdkHttpServerTest extends HttpServerContract {
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private HttpServer server;

    @Override
    protected InstrumentationModule module() {
        return new JdkHttpServerInstrumentation();
    }

    @Override
    protected int start(ContractApp app) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        HttpHandler handler = exchange -> app.handle(exchange.getRequestURI().getPath(), new JdkCall(exchange));
        String[] paths = {"/hello", "/items/", "/echo", "/fail", "/throw", "/break", "/stream", "/big", "/hold"};
        for (String path : paths) server.createContext(path, handler);
        server.createContext("/routed", handler);
        server.createContext("/async/", exchange -> {
            String path = exchange.getRequestURI().getPath().substring("/async".length());
            app.handleElsewhere(path, new JdkCall(exchange), exchange::close, exchange::close);
        });
        server.createContext("/upgrade", exchange -> {
            exchange.getResponseHeaders().set("Upgrade", "contract");
            exchange.sendResponseHeaders(101, -1);
        });
        server.setExecutor(threads);
        server.start();
        return server.getAddress().getPort();
    }

    @Override
    protected void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Override
    protected String route(String path) {
        return path;
    }

    @Override
    protected int statusOfAThrowingHandler() {
        return 0;
    }

    @Test
    @Disabled("it leaves all methods to the handler")
    @Override
    protected void method_that_is_not_allowed_is_405() {}

    @Test
    @Disabled("it has no timeout for an exchange that another thread answers")
    @Override
    protected void async_timeout_has_the_status_that_the_client_saw() {}

    @Test
    @Disabled("it cannot dispatch to another context")
    @Override
    protected void async_dispatch_is_one_sample() {}

    @Test
    @Disabled("it has no servlets")
    @Override
    protected void forward_include_and_error_page_are_no_samples_of_their_own() {}

    @Test
    @Disabled("it speaks HTTP/1 only")
    @Override
    protected void upgrade_to_http_2_is_one_sample() {}

    @Test
    @Disabled("it speaks HTTP/1 only")
    @Override
    protected void each_stream_of_http_2_is_one_sample() {}

    @Test
    @Disabled("it speaks HTTP/1 only")
    @Override
    protected void stream_of_http_2_that_the_client_gives_up_is_one_sample() {}

    private record JdkCall(HttpExchange exchange) implements ContractApp.Call {
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
