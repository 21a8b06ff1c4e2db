package shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** A shop on the server of the JDK. */
public final class JdkShop {
    private JdkShop() {}

    /** Prints the port it listens on; the property {@code shop.grace}, in seconds, lets open requests end at the exit. */
    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hello", x -> answer(x, 200, "hello\n"));
        server.createContext(
                "/items/",
                x -> answer(x, 200, "item " + x.getRequestURI().getPath().substring(7) + "\n"));
        server.createContext("/orders", x -> {
            byte[] order = x.getRequestBody().readAllBytes();
            ShopMetrics.ordered();
            answer(x, 201, "ordered " + order.length + "\n");
        });
        server.createContext("/fail", x -> answer(x, 500, "failed\n"));
        server.createContext("/slow", slow(200));
        server.createContext("/slower", exchange -> {
            System.out.println("slower begins");
            slow(700).handle(exchange);
        });
        server.createContext("/exit", x -> System.exit(3));
        server.createContext("/boom", x -> {
            throw new IllegalStateException("boom");
        });
        server.setExecutor(Executors.newFixedThreadPool(8));
        Integer grace = Integer.getInteger("shop.grace");
        if (grace != null) Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(grace)));
        server.start();
        System.out.println("listening on " + server.getAddress().getPort());
    }

    private static HttpHandler slow(int millis) {
        return exchange -> {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            answer(exchange, 200, "slow\n");
        };
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) exchange.getResponseBody().write(body);
        exchange.close();
    }
}
