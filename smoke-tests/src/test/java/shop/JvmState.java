package shop;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import javax.management.ObjectName;

/** Tells on request all that is one for the whole JVM, one line a fact; runs on a server of the JDK that it configures. */
public final class JvmState {
    private JvmState() {}

    /** Needs {@code --add-opens java.base/java.lang=ALL-UNNAMED}. */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("sun.net.httpserver.maxReqHeaders", "12");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/state", exchange -> {
            byte[] body = String.join("\n", state()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/upload", exchange -> {
            int size = exchange.getRequestBody().readAllBytes().length;
            byte[] body = Integer.toString(size).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.start();
        System.out.println("listening on " + server.getAddress().getPort());
    }

    private static TreeSet<String> state() {
        TreeSet<String> facts = new TreeSet<>();
        System.getProperties().forEach((name, value) -> facts.add("property " + name + "=" + value));
        facts.add("handler " + Thread.getDefaultUncaughtExceptionHandler());
        facts.add("authenticator " + Authenticator.getDefault());
        facts.add("proxies " + ProxySelector.getDefault().getClass());
        facts.add("locale " + Locale.getDefault());
        facts.add("zone " + TimeZone.getDefault().getID());
        facts.add("charset " + Charset.defaultCharset());
        facts.add("out " + System.out.getClass());
        facts.add("err " + System.err.getClass());
        for (Provider provider : Security.getProviders()) facts.add("provider " + provider.getName());
        for (ObjectName name : ManagementFactory.getPlatformMBeanServer().queryNames(null, null)) {
            facts.add("mbean " + name);
        }
        addLogging(facts);
        addShutdownHooks(facts);
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            facts.add("thread " + (thread.isDaemon() ? "daemon " : "") + thread.getName());
        }
        return facts;
    }

    private static void addLogging(TreeSet<String> facts) {
        facts.add("logging " + LogManager.getLogManager().getClass());
        Logger root = Logger.getLogger("");
        facts.add("logging " + root.getLevel());
        for (Handler handler : root.getHandlers()) facts.add("logging " + handler.getClass());
        LogManager.getLogManager().getLoggerNames().asIterator().forEachRemaining(name -> facts.add("logger " + name));
    }

    private static void addShutdownHooks(TreeSet<String> facts) {
        try {
            Field hooks = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
            hooks.setAccessible(true);
            for (Object hook :
                    Arrays.asList(((Map<?, ?>) hooks.get(null)).keySet().toArray())) {
                facts.add("hook " + ((Thread) hook).getName());
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
