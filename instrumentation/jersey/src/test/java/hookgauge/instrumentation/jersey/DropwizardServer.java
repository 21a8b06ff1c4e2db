package hookgauge.instrumentation.jersey;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.JaxrsShop;
import hookgauge.instrumentation.testing.JaxrsTomcat;
import hookgauge.instrumentation.testing.ServletLoader;
import hookgauge.instrumentation.testing.TestFolder;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.InvocationHandlerAdapter;

/** The shop as an application of Dropwizard's, by its names at run time: before version 3 it has other packages. */
final class DropwizardServer implements ContractServer {
    private static final String SETTINGS =
            """
            logging: {level: "OFF"}
            server:
              type: simple
              applicationContextPath: /shop
              rootPath: /api/*
              requestLog: {appenders: []}
              connector: {type: http, port: 0, bindHost: 127.0.0.1}
            """;

    private Object jetty;

    @Override
    public int start() throws Exception {
        Path settings = TestFolder.create("dropwizard").resolve("shop.yml");
        Files.writeString(settings, SETTINGS);
        Object application = new ByteBuddy()
                .subclass(core("Application"))
                .method(named("getConfigurationClass"))
                .intercept(FixedValue.value(core("Configuration")))
                .method(named("run").and(isAbstract()).and(takesArguments(2)))
                .intercept(InvocationHandlerAdapter.of((proxy, method, arguments) -> {
                    fill(arguments[1]);
                    return null;
                }))
                .make()
                .load(getClass().getClassLoader())
                .getLoaded()
                .getConstructor()
                .newInstance();
        String[] arguments = {"server", settings.toString()};
        application.getClass().getMethod("run", String[].class).invoke(application, (Object) arguments);
        Object connector = Array.get(call(jetty, "getConnectors"), 0);
        return (Integer) call(connector, "getLocalPort");
    }

    private void fill(Object environment) throws ReflectiveOperationException, ClassNotFoundException {
        Class<?> shop = Class.forName(JaxrsTomcat.SHOP, true, ServletLoader.loader(JaxrsShop.class));
        Object jersey = call(environment, "jersey");
        jersey.getClass().getMethod("register", Class.class).invoke(jersey, shop);
        Class<?> listener = Class.forName("io.dropwizard.lifecycle.ServerLifecycleListener");
        Object remembers = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {listener}, (proxy, method, arguments) -> {
                    jetty = arguments[0];
                    return null;
                });
        Object lifecycle = call(environment, "lifecycle");
        lifecycle.getClass().getMethod("addServerLifecycleListener", listener).invoke(lifecycle, remembers);
    }

    private static Class<?> core(String name) throws ClassNotFoundException {
        boolean isOld = System.getProperty("dropwizard.version").matches("[12]\\..*");
        return Class.forName((isOld ? "io.dropwizard." : "io.dropwizard.core.") + name);
    }

    private static Object call(Object target, String name) throws ReflectiveOperationException {
        Method method = target.getClass().getMethod(name);
        return method.invoke(target);
    }

    @Override
    public int securePort() {
        throw new UnsupportedOperationException("routes have nothing to do with TLS");
    }

    @Override
    public void stop() throws Exception {
        call(jetty, "stop");
    }
}
