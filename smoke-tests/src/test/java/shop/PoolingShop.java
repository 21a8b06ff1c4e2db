package shop;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;

/** A shop that asks a stock by a client with a pool of connections; both are on one server of the JDK. */
public final class PoolingShop {
    private PoolingShop() {}

    /** Prints the port it listens on. */
    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        CloseableHttpClient client = HttpClients.createDefault();
        String stock = "http://localhost:" + server.getAddress().getPort() + "/stock";
        server.createContext("/stock", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.createContext("/ask", exchange -> {
            try (CloseableHttpResponse answer = client.execute(new HttpGet(stock))) {
                EntityUtils.consume(answer.getEntity());
                exchange.sendResponseHeaders(answer.getStatusLine().getStatusCode(), -1);
            }
            exchange.close();
        });
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.start();
        System.out.println("listening on " + server.getAddress().getPort());
    }
}
