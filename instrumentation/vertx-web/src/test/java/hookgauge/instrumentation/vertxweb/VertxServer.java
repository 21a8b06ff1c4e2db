package hookgauge.instrumentation.vertxweb;

import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.TestKeys;
import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.PfxOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Vert.x with a router of the contract's paths, whose handlers may block. */
final class VertxServer implements ContractServer {
    private static final boolean HAS_FUTURES_ONLY =
            System.getProperty("server.version").startsWith("5.");

    private final Vertx vertx = Vertx.vertx();
    private final ContractApp app;
    private final Path keys;
    private HttpServer plain;
    private HttpServer secure;

    VertxServer(ContractApp app, Path keys) {
        this.app = app;
        this.keys = keys;
    }

    @Override
    public int start() throws Exception {
        plain = listen(new HttpServerOptions());
        secure = listen(new HttpServerOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(new PfxOptions().setPath(keys.toString()).setPassword(TestKeys.PASSWORD)));
        return plain.actualPort();
    }

    @Override
    public int securePort() {
        return secure.actualPort();
    }

    @Override
    public void stop() throws Exception {
        Versions.callAndWait(Vertx.class, vertx, "close");
    }

    private HttpServer listen(HttpServerOptions options) throws Exception {
        options.setHost("localhost").setPort(0).setHandle100ContinueAutomatically(true);
        return listening(
                vertx.createHttpServer(options).requestHandler(router()).webSocketHandler(socket -> {}));
    }

    static HttpServer listening(HttpServer server) throws Exception {
        if (HAS_FUTURES_ONLY) {
            Versions.callAndWait(HttpServer.class, server, "listen");
        } else {
            CompletableFuture<Void> bound = new CompletableFuture<>();
            Handler<AsyncResult<HttpServer>> done = result -> bound.complete(null);
            server.listen(done);
            bound.get();
        }
        return server;
    }

    private Router router() {
        Router router = Router.router(vertx);
        router.route().handler(VertxServer::readBody);
        for (String path : List.of("hello", "echo", "fail", "throw", "break", "stream", "big", "hold")) {
            router.route("/" + path).blockingHandler(this::handle, false);
        }
        router.route("/items/:id").blockingHandler(this::handle, false);
        router.route("/async/*").handler(this::handleElsewhere);
        router.get("/plain").handler(context -> answer(context, 200, "plain"));
        router.get("/elsewhere").handler(context -> {
            Thread other = new Thread(() -> answer(context, 200, "elsewhere"));
            other.start();
            join(other);
        });
        router.route("/upgrade").handler(context -> {
            context.response().putHeader("Upgrade", "contract");
            answer(context, 101, "");
        });
        router.route("/shop/*").subRouter(shop());
        router.route("/customers/:customer/*").subRouter(shop());
        router.route("/static/*").handler(context -> answer(context, 200, "file"));
        router.routeWithRegex("/regex/[0-9]+").handler(context -> answer(context, 200, "digits"));
        router.route("/guarded/*").handler(RoutingContext::next);
        router.route("/error").handler(context -> answer(context, 500, "sorry"));
        router.route("/rerouted/:id").handler(context -> context.reroute("/error"));
        router.route("/refused/:id").handler(context -> context.fail(403));
        router.route("/recovered/:id").handler(context -> {
            throw new IllegalStateException("recovered");
        });
        router.route("/recovered/:id").failureHandler(context -> answer(context, 409, "recovered"));
        return router;
    }

    private Router shop() {
        Router items = Router.router(vertx);
        items.get("/:id").handler(context -> answer(context, 200, "item"));
        Router shop = Router.router(vertx);
        shop.route("/items/*").subRouter(items);
        shop.get("/").handler(context -> answer(context, 200, "shop"));
        return shop;
    }

    private static void answer(RoutingContext context, int status, String body) {
        context.response().setStatusCode(status);
        try {
            Versions.call(HttpServerResponse.class, context.response(), "end", Buffer.buffer(body));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void join(Thread other) {
        try {
            other.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void readBody(RoutingContext context) {
        // it comes round again when the request is sent on
        if (context.get("body") != null) {
            context.next();
            return;
        }
        context.request().bodyHandler(body -> {
            context.put("body", body);
            context.next();
        });
    }

    private void handle(RoutingContext context) {
        try {
            app.handle(context.request().path(), new VertxCall(context.get("body"), context.response()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handleElsewhere(RoutingContext context) {
        String path = context.request().path().substring("/async".length());
        Buffer body = context.get("body");
        app.handleElsewhere(path, new VertxCall(body, context.response()), () -> {}, () -> {});
    }
}
