package hookgauge.instrumentation.armeria;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpResponseWriter;
import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.Route;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.TestKeys;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;

/** Armeria with a service for each of the contract's paths. */
final class ArmeriaServer implements ContractServer {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ContractApp app;
    private final Path keys;
    private Server server;

    ArmeriaServer(ContractApp app, Path keys) {
        this.app = app;
        this.keys = keys;
    }

    @Override
    public int start() throws Exception {
        char[] password = TestKeys.PASSWORD.toCharArray();
        KeyManagerFactory shows = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        shows.init(KeyStore.getInstance(keys.toFile(), password), password);
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ServerBuilder builder =
                Server.builder().http(anyPort).https(anyPort).tls(shows).requestTimeoutMillis(0);
        for (String path : List.of("hello", "echo", "fail", "throw", "break", "stream", "big", "hold", "routed")) {
            builder.service("/" + path, handler());
        }
        builder.service("/items/{id}", handler());
        builder.serviceUnder("/async", this::handleElsewhere);
        Route plain = Route.builder().path("/plain").methods(HttpMethod.GET).build();
        builder.service(plain, (context, request) -> HttpResponse.of("plain"));
        server = builder.build();
        server.start().join();
        return port(SessionProtocol.HTTP);
    }

    @Override
    public int securePort() {
        return port(SessionProtocol.HTTPS);
    }

    @Override
    public void stop() {
        server.stop().join();
        threads.shutdownNow();
    }

    private int port(SessionProtocol protocol) {
        return server.activePorts().values().stream()
                .filter(port -> port.hasProtocol(protocol))
                .findFirst()
                .orElseThrow()
                .localAddress()
                .getPort();
    }

    private HttpService handler() {
        return (context, request) -> {
            if (request.path().equals("/throw")) app.handle("/throw", null);
            return handle(request.path(), request, threads);
        };
    }

    private HttpResponse handleElsewhere(ServiceRequestContext context, HttpRequest request) {
        return handle(request.path().substring("/async".length()), request, threads);
    }

    private HttpResponse handle(String path, HttpRequest request, Executor executor) {
        HttpResponseWriter response = HttpResponse.streaming();
        executor.execute(() -> {
            try {
                app.handle(path, new ArmeriaCall(request, response));
            } catch (Exception e) {
                response.close(e);
            }
        });
        return response;
    }
}
