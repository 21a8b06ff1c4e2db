package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.AskingShop;

/** The finished jar subtracts what a request waits for others, whose answers take a tenth of a second, and no more. */
final class SelfTimeTest {
    private static final String SELF = "hookgauge_http_server_self_duration_seconds";
    // a machine with other work to do makes each of them longer, now and then
    private static final int TRIES = 100;

    @TempDir
    private static Path directory;

    private static HttpServer stock;
    private static ExecutorService threads;

    @BeforeAll
    static void open() throws IOException {
        stock = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stock.createContext("/", exchange -> {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        threads = Executors.newFixedThreadPool(4);
        stock.setExecutor(threads);
        stock.start();
    }

    @AfterAll
    static void close() {
        stock.stop(0);
        threads.shutdown();
    }

    @Test
    void time_of_a_servlet_is_its_own_without_what_it_waits_for() throws IOException {
        try (ServerProcess server = new TomcatServer("11.0.2", "jakarta", directory).start(launch())) {
            own(server, TomcatServer.port(server), "/shop/one-by-one", 0.05);
            own(server, TomcatServer.port(server), "/shop/at-once", 0.15);
        }
    }

    @Test
    void so_is_that_of_a_request_that_goes_from_thread_to_thread() throws IOException {
        try (ServerProcess server = launch().startWithAll(AskingShop.class)) {
            own(server, server.appPort(), "/one-by-one", 0.05);
            own(server, server.appPort(), "/at-once", 0.15);
        }
    }

    private static Launch launch() {
        String uri = "http://localhost:" + stock.getAddress().getPort() + "/";
        return Launch.withAgent().option("-Dshop.stock=" + uri);
    }

    /** Asks until the app's own time of a request is within 25 ms. */
    private static void own(ServerProcess server, int port, String path, double expected) {
        double closest = Double.POSITIVE_INFINITY;
        MetricsPage before = server.metrics().scrape();
        for (int i = 0; i < TRIES && Math.abs(closest - expected) > 0.025; i++) {
            RawHttp.get(port, path);
            double known = before.sum(SELF + "_count");
            MetricsPage after = server.metrics().await(page -> page.sum(SELF + "_count") == known + 1);
            double own = after.sum(SELF + "_sum") - before.sum(SELF + "_sum");
            if (Math.abs(own - expected) < Math.abs(closest - expected)) closest = own;
            before = after;
        }
        assertEquals(expected, closest, 0.025);
    }
}
