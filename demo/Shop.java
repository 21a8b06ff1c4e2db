package demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** The app of the demo: a shop on the JDK's own HTTP server. It knows nothing of metrics. */
public final class Shop {
    private Shop() {}

    /** The argument is the port. */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> answer(exchange, 404, "no such page"));
        server.createContext("/items/", exchange -> answer(exchange, 200, "a fine item"));
        server.createContext("/orders", exchange -> {
            exchange.getRequestBody().readAllBytes();
            answer(exchange, 201, "ordered");
        });
        server.createContext("/search", exchange -> {
            pause(150);
            answer(exchange, 200, "found after a while");
        });
        server.createContext("/checkout", exchange -> answer(exchange, 500, "the till is broken"));
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.start();
        System.out.println("the shop is open at http://127.0.0.1:" + port);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void pause(int millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
