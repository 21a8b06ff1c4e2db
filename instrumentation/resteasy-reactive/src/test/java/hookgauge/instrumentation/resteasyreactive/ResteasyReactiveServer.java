package hookgauge.instrumentation.resteasyreactive;

import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.JaxrsShop;
import hookgauge.instrumentation.testing.ServletLoader;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;
import org.jboss.resteasy.reactive.common.reflection.ReflectionBeanFactoryCreator;
import org.jboss.resteasy.reactive.server.processor.ResteasyReactiveDeploymentManager;
import org.jboss.resteasy.reactive.server.processor.ResteasyReactiveDeploymentManager.PreparedApplication;
import org.jboss.resteasy.reactive.server.processor.ResteasyReactiveDeploymentManager.RunnableApplication;
import org.jboss.resteasy.reactive.server.spi.DefaultRuntimeConfiguration;
import org.jboss.resteasy.reactive.server.spi.RuntimeConfiguration;
import org.jboss.resteasy.reactive.server.vertx.ResteasyReactiveVertxHandler;
import org.jboss.resteasy.reactive.server.vertx.VertxRequestContextFactory;

/** The shop below {@code /shop/api} on RESTEasy Reactive and Vert.x, put together as Quarkus does in its build. */
final class ResteasyReactiveServer implements ContractServer {
    // for each type of a parameter; versions differ in how many there are
    private static final Map<Class<?>, Object> SETTINGS = Map.of(
            Duration.class,
            Duration.ofSeconds(10),
            boolean.class,
            false,
            String.class,
            "target",
            List.class,
            List.of(),
            Charset.class,
            StandardCharsets.UTF_8,
            Optional.class,
            Optional.empty(),
            OptionalLong.class,
            OptionalLong.empty(),
            long.class,
            2048L,
            int.class,
            100);

    private final Vertx vertx = Vertx.vertx();
    private RunnableApplication shop;

    @Override
    public int start() throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        ClassLoader loader = ServletLoader.loader(JaxrsShop.class);
        Thread.currentThread().setContextClassLoader(loader);
        PreparedApplication prepared = ResteasyReactiveDeploymentManager.start(index(loader))
                .setApplicationPath("/shop/api")
                .scan()
                .prepare(loader, new ReflectionBeanFactoryCreator<>()::apply);
        prepared.addBuiltinSerializers();
        shop = prepared.createApplication(configuration(), new VertxRequestContextFactory(), Runnable::run);
        Router router = Router.router(vertx);
        router.route().handler(new ResteasyReactiveVertxHandler(context -> {}, shop.getInitialHandler()));
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
        shop.close();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    private static Index index(ClassLoader loader) throws IOException {
        Indexer indexer = new Indexer();
        for (Class<?> type : List.of(JaxrsShop.class, JaxrsShop.Shelf.class)) {
            try (InputStream in = loader.getResourceAsStream(type.getName().replace('.', '/') + ".class")) {
                indexer.index(in);
            }
        }
        return indexer.complete();
    }

    private static RuntimeConfiguration configuration() throws ReflectiveOperationException {
        Constructor<?> constructor = DefaultRuntimeConfiguration.class.getConstructors()[0];
        Class<?>[] types = constructor.getParameterTypes();
        Object[] settings = new Object[types.length];
        for (int i = 0; i < types.length; i++) settings[i] = SETTINGS.get(types[i]);
        return (RuntimeConfiguration) constructor.newInstance(settings);
    }
}
