package shop.libraries;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Several shops in one JVM, each in a class loader of its own with a metric library of its own version. */
public final class LibraryShops {
    private static final Map<String, UnaryOperator<String>> SHOPS = new ConcurrentHashMap<>();
    private static final Map<String, WeakReference<ClassLoader>> LOADERS = new ConcurrentHashMap<>();

    private LibraryShops() {}

    /**
     * Prints the port it listens on; {@code GET /shop/wish} hands the wish to a shop and answers with what it says.
     *
     * @param arguments one a shop: what it is called, how its metrics begin, its class and its jars, with {@code =} between
     */
    public static void main(String[] arguments) throws IOException {
        for (String argument : arguments) open(argument.split("="));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", LibraryShops::answer);
        server.start();
        System.out.println("listening on " + server.getAddress().getPort());
    }

    private static void open(String[] words) {
        ShopLoader loader = new ShopLoader(words[2], words[3]);
        SHOPS.put(words[0], loader.shop(words[1]));
        LOADERS.put(words[0], new WeakReference<>(loader));
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        String answer =
                switch (path[2]) {
                    case "close" -> {
                        SHOPS.remove(path[1]);
                        yield "closed";
                    }
                    case "loader" -> loader(path[1]);
                    default -> SHOPS.get(path[1]).apply(path[2]);
                };
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String loader(String shop) {
        System.gc();
        return LOADERS.get(shop).get() == null ? "collected" : "alive";
    }
}
