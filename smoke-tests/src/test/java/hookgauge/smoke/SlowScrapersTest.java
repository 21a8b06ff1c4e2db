package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.JdkShop;

/** Many clients that are slow on purpose, and an honest scraper beside them (R5). */
final class SlowScrapersTest {
    private static final int MANY = Endurance.times(1_000, 9_000);
    private static final int READERS = Endurance.times(200, 500);
    private static final int SCRAPES = 40;
    private static final int WARM_SCRAPES = 300;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "half-open, 'GET /metrics HTTP/1.1\r\nHost: x\r\nA: '",
        "silent, ''",
        "never reads, 'GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n'"
    })
    void honest_scrapes_are_answered(String kind, String sent) throws Exception {
        int connections = kind.equals("never reads") ? READERS : MANY;
        List<Socket> attackers = new ArrayList<>();
        try (ServerProcess server =
                Footprint.residentHeap(Launch.withAgent()).start(JdkShop.class, ShopLibraries.ALL)) {
            RawHttp.get(server.appPort(), "/hello");
            MetricsEndpoint metrics = server.metrics();
            // until the JVM has compiled what is called
            for (int i = 0; i < WARM_SCRAPES; i++) metrics.scrape();
            long residentBefore = Footprint.residentBytes(server);
            double before = metrics.scrape().value("process_open_fds");

            for (int i = 0; i < connections; i++)
                attackers.add(attack(metrics.uri().getPort(), sent));
            int inTime = honestScrapes(metrics);

            long grown = Footprint.residentBytes(server) - residentBefore;
            Measured.print(connections + " scrapers, " + kind + ": " + inTime + " of " + SCRAPES
                    + " honest scrapes within a second, resident " + grown / 1024 + " KB more");
            assertTrue(inTime >= SCRAPES * 95 / 100, inTime + " of " + SCRAPES + " scrapes were answered in time");
            assertTrue(grown < 20 << 20, grown + " bytes more");
            if (!kind.equals("silent")) {
                double fds = Eventually.get(
                        Duration.ofSeconds(60),
                        () -> metrics.scrape().value("process_open_fds"),
                        open -> open < before + 30);
                assertTrue(fds < before + 30);
            }
        } finally {
            for (Socket socket : attackers) socket.close();
        }
    }

    /** A connection that has sent this much of a request, and will neither send nor read more. */
    private static Socket attack(int port, String sent) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
        socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Five a second; how many were answered within a second. */
    private static int honestScrapes(MetricsEndpoint metrics) throws InterruptedException {
        int inTime = 0;
        for (int i = 0; i < SCRAPES; i++) {
            long started = System.nanoTime();
            try {
                String answer = RawHttp.get(metrics.uri().getPort(), "/metrics");
                boolean fast = System.nanoTime() - started < 1_000_000_000;
                if (fast && answer.contains("hookgauge_build_info")) inTime++;
            } catch (RuntimeException e) {
                // not answered
            }
            Thread.sleep(200);
        }
        return inTime;
    }
}
