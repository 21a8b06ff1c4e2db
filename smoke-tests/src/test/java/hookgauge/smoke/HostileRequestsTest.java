package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import shop.AttackedShop;

/** What clients make up fills neither the page nor the heap, and leaves room for the rest (R1). */
final class HostileRequestsTest {
    private static final String SERVED = "http_server_request_duration_seconds_count";
    private static final String SENT = "http_client_request_duration_seconds_count";
    private static final int CONNECTIONS = 4;
    private static final int REQUESTS = Endurance.times(10_000, 250_000);
    private static final int ORDINARY = 5_000;
    private static final int HOSTS = Endurance.times(1_000, 25_000);
    private static final String LONG = "x".repeat(2_000);
    private static final long MEGABYTE = 1 << 20;

    @Test
    void values_that_clients_make_up_are_one_series_each_at_most_as_often_as_they_are_allowed() throws Exception {
        try (ServerProcess server = attacked()) {
            MetricsEndpoint metrics = server.metrics();
            onEachConnection(server, HostileRequestsTest::sendOrdinary);
            metrics.scrape();
            Footprint before = Footprint.of(server);
            MetricsPage page = metrics.scrape();

            onEachConnection(server, HostileRequestsTest::attack);
            MetricsPage attacked = metrics.await(p -> p.sum(SERVED) >= (REQUESTS + ORDINARY) * CONNECTIONS);
            RawHttp.get(server.appPort(), "/items/1");
            Footprint after = Footprint.of(server);

            metrics.await(p -> p.value(SERVED, "http_route", "/items/") == 1);
            int added = attacked.samples(SERVED).size() - page.samples(SERVED).size();
            Measured.print((REQUESTS * CONNECTIONS) + " hostile requests: " + added + " series, heap "
                    + (after.heapBytes() - before.heapBytes()) / 1024 + " KB more, resident "
                    + (after.residentBytes() - before.residentBytes()) / 1024 + " KB more");
            assertTrue(added <= 100, added + " series");
            assertGrewAtMost(5, before.heapBytes(), after.heapBytes(), "heap");
            assertGrewAtMost(20, before.residentBytes(), after.residentBytes(), "resident");
        }
    }

    @Test
    void hosts_that_an_app_is_made_to_call_are_counted_one_by_one_until_there_are_enough() throws Exception {
        try (ServerProcess server = attacked()) {
            MetricsEndpoint metrics = server.metrics();
            onEachConnection(server, (connection, number) -> call(connection, "first" + number + "-", 300));
            metrics.scrape();
            Footprint before = Footprint.of(server);

            onEachConnection(server, (connection, number) -> call(connection, "h" + number + "-", HOSTS));
            MetricsPage page = metrics.await(p -> p.sum(SENT) == (HOSTS + 300) * CONNECTIONS);
            Footprint after = Footprint.of(server);

            Measured.print((HOSTS * CONNECTIONS) + " hosts called: heap "
                    + (after.heapBytes() - before.heapBytes()) / 1024 + " KB more");
            assertEquals(
                    201,
                    page.samples(SENT).stream()
                            .map(sample -> sample.labels().get("server_address"))
                            .distinct()
                            .count());
            assertGrewAtMost(2, before.heapBytes(), after.heapBytes(), "heap");
        }
    }

    private static ServerProcess attacked() {
        return Footprint.residentHeap(Launch.withAgent()).start(AttackedShop.class);
    }

    /** The same again and again, of the attack's kind, until what the JVM compiles and keeps for such work is there. */
    private static void sendOrdinary(KeptConnection connection, int number) throws IOException {
        for (int i = 0; i < ORDINARY; i++) connection.ask(request("0-0", i % 3 == 0 ? 600 : 200));
    }

    private static void attack(KeptConnection connection, int number) throws IOException {
        for (int i = 0; i < REQUESTS; i++)
            connection.ask(request(number + "-" + i, i % 3 == 0 ? 600 + i % 9_400 : 200));
    }

    private static String request(String made, int status) {
        return "M" + made + " /" + made + LONG + "?status=" + status + " HTTP/1.1\r\nHost: " + made
                + ".example\r\nUser-Agent: " + made + LONG + "\r\nX-Forwarded-Proto: " + made + LONG
                + "\r\nX-Forwarded-Host: " + made + LONG + "\r\nForwarded: for=" + made;
    }

    private static void call(KeptConnection connection, String prefix, int hosts) throws IOException {
        for (int i = 0; i < hosts; i++) {
            assertEquals(200, connection.ask("GET /call?" + prefix + i + ".example HTTP/1.1\r\nHost: localhost"));
        }
    }

    private interface Sender {
        void send(KeptConnection connection, int number) throws IOException;
    }

    private static void onEachConnection(ServerProcess server, Sender sender)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                int number = i;
                tasks.add(() -> {
                    try (KeptConnection connection = new KeptConnection(server.appPort())) {
                        sender.send(connection, number);
                    }
                    return null;
                });
            }
            for (Future<Void> task : threads.invokeAll(tasks)) task.get();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void assertGrewAtMost(long megabytes, long before, long after, String what) {
        assertTrue(after - before <= megabytes * MEGABYTE, what + " went from " + before + " to " + after + " bytes");
    }
}
