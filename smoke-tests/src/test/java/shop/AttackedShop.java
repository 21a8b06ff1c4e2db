package shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Answers any path, in any method, with the status that is asked for; calls any host; and tells of its own heap. */
public final class AttackedShop {
    /** Answers the bytes of the heap that are in use after a collection. */
    public static final String HEAP = "/heap";

    /** Answers the bytes that its classes take of the metaspace. */
    public static final String METASPACE = "/metaspace";

    private AttackedShop() {}

    /** Prints the port it listens on. */
    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        HttpClient client = HttpClient.newBuilder()
                .proxy(ProxySelector.of(server.getAddress()))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        server.createContext("/", AttackedShop::answerAsAsked);
        server.createContext("/items/", exchange -> answer(exchange, 200, ""));
        server.createContext("/call", exchange -> answer(exchange, 200, call(client, exchange.getRequestURI())));
        server.createContext(HEAP, exchange -> answer(exchange, 200, Long.toString(heapBytes())));
        server.createContext(METASPACE, exchange -> answer(exchange, 200, Long.toString(metaspaceBytes())));
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.start();
        System.out.println("listening on " + server.getAddress().getPort());
    }

    /** By the digits behind {@code status=}, if there are any. */
    private static void answerAsAsked(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        boolean isAsked = query != null && query.startsWith("status=");
        answer(exchange, isAsked ? Integer.parseInt(query.substring(7)) : 200, "");
    }

    /** Asks the host of the query, for which this server is the proxy. */
    private static String call(HttpClient client, URI uri) throws IOException {
        URI upstream = URI.create("http://" + uri.getQuery() + "/stock");
        try {
            return client.send(HttpRequest.newBuilder(upstream).build(), BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static long heapBytes() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long metaspaceBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .findFirst()
                .orElseThrow()
                .getUsage()
                .getCommitted();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) exchange.getResponseBody().write(body);
        exchange.close();
    }
}
