package hookgauge.instrumentation.quarkusundertow;

import hookgauge.instrumentation.testing.ContractServer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.undertow.httpcore.BufferAllocator;
import io.undertow.server.DefaultExchangeHandler;
import io.undertow.server.HttpHandler;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainer;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.vertx.VertxHttpExchange;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Servlets of an application {@code /shop} on Vert.x, put together as Quarkus does when it starts. */
public final class QuarkusServletServer implements ContractServer {
    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService workers = Executors.newCachedThreadPool(QuarkusServletServer::daemon);
    private DefaultExchangeHandler servlets;

    @Override
    public int start() throws Exception {
        DeploymentInfo shop = new DeploymentInfo()
                .setClassLoader(QuarkusServletServer.class.getClassLoader())
                .setDeploymentName("shop")
                .setContextPath("/shop")
                .addServlet(new ServletInfo("items", Shop.class).addMapping("/items/*"))
                .addServlet(new ServletInfo("pages", Shop.class).addMapping("*.page"))
                .addServlet(new ServletInfo("one", Shop.class).addMapping("/one"))
                .addServlet(new ServletInfo("forwards", Forwards.class).addMapping("/forwards/*"))
                .addServlet(new ServletInfo("broken", Broken.class).addMapping("/broken/*"))
                .addServlet(new ServletInfo("rest", Shop.class).addMapping("/"));
        DeploymentManager manager = ServletContainer.Factory.newInstance().addDeployment(shop);
        manager.deploy();
        HttpHandler root = manager.start();
        servlets = new DefaultExchangeHandler(exchange -> {
            // as Quarkus's own handler of the path does
            exchange.setResolvedPath("/shop");
            exchange.setRelativePath(exchange.getRequestPath().substring("/shop".length()));
            root.handleRequest(exchange);
        });
        Router application = Router.router(vertx);
        application.route().handler(this::handle);
        Router router = Router.router(vertx);
        router.route("/shop/*").subRouter(application);
        HttpServer server = vertx.createHttpServer().requestHandler(router);
        return server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get()
                .actualPort();
    }

    @Override
    public int securePort() {
        throw new UnsupportedOperationException("routes have nothing to do with TLS");
    }

    @Override
    public void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
        workers.shutdownNow();
    }

    private void handle(RoutingContext context) {
        context.request().pause();
        VertxHttpExchange exchange = new VertxHttpExchange(context.request(), new Unpooled8K(), workers, context);
        workers.submit(() -> servlets.handle(exchange));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "executor");
        thread.setDaemon(true);
        return thread;
    }

    /** Answers whatever it is asked for. */
    public static final class Shop extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getOutputStream().print("item");
        }
    }

    /** Leaves the answer to another servlet. */
    public static final class Forwards extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            request.getRequestDispatcher("/one").forward(request, response);
        }
    }

    /** Throws, in what servlets may throw. */
    public static final class Broken extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException {
            throw new ServletException(new IllegalStateException("broken"));
        }
    }

    private static final class Unpooled8K implements BufferAllocator {
        @Override
        public ByteBuf allocateBuffer() {
            return Unpooled.buffer(8192);
        }

        @Override
        public ByteBuf allocateBuffer(boolean direct) {
            return allocateBuffer();
        }

        @Override
        public ByteBuf allocateBuffer(int size) {
            return Unpooled.buffer(size);
        }

        @Override
        public ByteBuf allocateBuffer(boolean direct, int size) {
            return allocateBuffer(size);
        }

        @Override
        public int getBufferSize() {
            return 8192;
        }
    }
}
