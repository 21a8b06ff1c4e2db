package shop;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** A shop with a virtual thread for each request; it needs Java 21. */
public final class VirtualShop {
    private VirtualShop() {}

    /** Prints the port it listens on. */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hello", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        // the tests are compiled for Java 17
        server.setExecutor((Executor)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
        server.start();
        System.out.println("listening on " + server.getAddress().getPort());
    }
}
