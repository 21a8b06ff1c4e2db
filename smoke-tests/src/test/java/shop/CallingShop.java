package shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A shop that asks a stock, which takes a tenth of a second, at once for two where they come together; on a server of the JDK. */
public final class CallingShop {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private CallingShop() {}

    /** Prints the port it listens on. */
    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        URI stock = URI.create("http://localhost:" + server.getAddress().getPort() + "/stock");
        URI stockOfTwo = stock.resolve("/stock-of-two");
        handle(server, "/stock", () -> Thread.sleep(100));
        CyclicBarrier both = new CyclicBarrier(2);
        handle(server, "/stock-of-two", () -> {
            both.await(20, TimeUnit.SECONDS);
            Thread.sleep(100);
        });
        handle(server, "/alone", () -> Thread.sleep(50));
        handle(server, "/one-by-one", () -> {
            ask(stock).join();
            ask(stock).join();
        });
        handle(server, "/at-once", () -> {
            CompletableFuture<?> first = ask(stockOfTwo);
            CompletableFuture<?> second = ask(stockOfTwo);
            first.join();
            second.join();
        });
        handle(server, "/fail", 500, () -> {});
        // where nobody listens
        handle(server, "/refused", 502, () -> ask(URI.create("http://localhost:1/"))
                .handle((answer, error) -> error)
                .join());
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.start();
        System.out.println("listening on " + server.getAddress().getPort());
    }

    private static CompletableFuture<?> ask(URI uri) {
        return CLIENT.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void handle(HttpServer server, String path, Work work) {
        handle(server, path, 204, work);
    }

    private static void handle(HttpServer server, String path, int status, Work work) {
        server.createContext(path, new HttpHandler() {
            @Override
            public void handle(HttpExchange exchange) throws IOException {
                try {
                    work.run();
                } catch (Exception e) {
                    throw new IOException(e);
                }
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            }
        });
    }
}
