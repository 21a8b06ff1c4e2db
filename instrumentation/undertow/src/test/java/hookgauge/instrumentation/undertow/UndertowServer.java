package hookgauge.instrumentation.undertow;

import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** An Undertow without servlets, with the contract's app below a path and a handler of templates. */
final class UndertowServer implements ContractServer {
    private static final String[] TEMPLATES = {
        "/hello",
        "/items/{id}",
        "/echo",
        "/fail",
        "/throw",
        "/break",
        "/stream",
        "/big",
        "/hold",
        "/routed",
        "/async/{what}",
        "/dispatch",
        "/upgrade"
    };

    private final ContractApp app;
    private final UndertowListeners undertow;

    UndertowServer(ContractApp app, Path keys) throws Exception {
        this.app = app;
        RoutingHandler routes = Handlers.routing();
        for (String method : new String[] {"GET", "POST", "HEAD", "FOOBAR"}) {
            for (String template : TEMPLATES) {
                routes.add(new HttpString(method), template, new BlockingHandler(this::handle));
            }
        }
        routes.get("/plain", new BlockingHandler(this::handle));
        HttpHandler below = Handlers.path().addPrefixPath("/app", routes);
        undertow = new UndertowListeners(Handlers.httpContinueRead(below), keys);
    }

    @Override
    public int start() {
        return undertow.start();
    }

    @Override
    public int securePort() {
        return undertow.securePort();
    }

    @Override
    public void stop() {
        undertow.stop();
    }

    private void handle(HttpServerExchange exchange) throws IOException {
        String path = exchange.getRelativePath();
        switch (path.split("/", 3)[1]) {
            case "async" ->
                exchange.dispatch(SameThreadExecutor.INSTANCE, () -> {
                    app.handleElsewhere(
                            path.substring("/async".length()),
                            new Call(exchange),
                            exchange::endExchange,
                            exchange::endExchange);
                });
            case "dispatch" ->
                exchange.dispatch((HttpServerExchange again) -> again.dispatch(() -> {
                    try {
                        app.handle("/hello", new Call(again));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }));
            case "upgrade" ->
                exchange.upgradeChannel("contract", (connection, upgraded) -> {
                    try {
                        connection.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            default -> app.handle(path, new Call(exchange));
        }
    }

    private record Call(HttpServerExchange exchange) implements ContractApp.Call {
        @Override
        public InputStream request() {
            return exchange.getInputStream();
        }

        @Override
        public OutputStream response(int status, long bytes) {
            exchange.setStatusCode(status);
            if (bytes >= 0) exchange.setResponseContentLength(bytes);
            return exchange.getOutputStream();
        }
    }
}
