package shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** A shop whose routes and errors would be markup if anybody took them for that, and which has 10,000 series. */
public final class HostileShop {
    /** The route at {@code /%3Cimg%20src=x%20onerror=alert(1)%3E}. */
    public static final String ROUTE = "/<img src=x onerror=alert(1)>";

    public static final String PROBLEM = "<script>alert(2)</script><b>no database</b>";

    private static PrometheusRegistry bad; // held, else it would be collected

    private HostileShop() {}

    public static void main(String[] arguments) throws IOException {
        Gauge many = Gauge.builder().name("many").labelNames("value").register();
        for (int i = 0; i < 10_000; i++) many.labelValues("<b>" + i + "</b>").set(i);
        bad = new PrometheusRegistry();
        bad.register((Collector) () -> {
            throw new IllegalStateException(PROBLEM);
        });
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hello", exchange -> answer(exchange, 200));
        server.createContext("/fail", exchange -> answer(exchange, 500));
        server.createContext(ROUTE, exchange -> answer(exchange, 200));
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.start();
        System.out.println("listening on " + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
