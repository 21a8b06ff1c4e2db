package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import shop.BadRegistries;
import shop.VirtualShop;

/** Neither a scrape nor a lock of ours holds up a request (R17, R29). */
final class UnhinderedRequestsTest {
    private static final int REQUESTS = Endurance.times(10_000, 100_000);

    @Test
    void request_waits_for_no_input_and_no_lock_while_scrapes_follow_each_other(@TempDir Path directory)
            throws Exception {
        Launch launch = Launch.withAgent();
        FlightRecording recording = FlightRecording.of(
                launch,
                directory,
                "jdk.JavaMonitorEnter",
                "jdk.JavaMonitorWait",
                "jdk.ThreadPark",
                "jdk.ThreadSleep",
                "jdk.SocketRead",
                "jdk.SocketWrite",
                "jdk.FileRead",
                "jdk.FileWrite");
        String classPath = Launch.classPath(BadRegistries.class, ShopLibraries.ALL);
        Instant begun;
        try (ServerProcess server = launch.start("-cp", classPath, BadRegistries.class.getName(), "many")) {
            MetricsEndpoint metrics = server.metrics();
            ask(server, 100);
            // until then our classes are read from the jar, once
            begun = Instant.now();
            CountDownLatch done = new CountDownLatch(1);
            AtomicInteger scrapes = new AtomicInteger();
            CompletableFuture<Void> scraping = CompletableFuture.runAsync(() -> scrapeUntil(done, metrics, scrapes));
            int asked = 100;
            // as long as it takes on a busy machine
            while (asked < REQUESTS || scrapes.get() <= 2 && asked < 50 * REQUESTS) {
                ask(server, 1000);
                asked += 1000;
            }
            done.countDown();
            scraping.get();
            assertTrue(scrapes.get() > 2);
            int all = asked;
            Measured.print(all + " requests beside " + scrapes + " scrapes of 10,000 series");
            metrics.await(page -> page.sum("http_server_request_duration_seconds_count") == all);
            server.stop();
        }
        List<RecordedEvent> events = recording.events().stream()
                .filter(event -> event.getStartTime().isAfter(begun))
                .filter(event -> event.getThread() != null
                        && event.getThread().getJavaName().startsWith("pool-"))
                .toList();
        assertEquals(List.of(), events);
    }

    @Test
    @EnabledIf("hasVirtualThreads")
    void virtual_thread_is_not_pinned_by_us(@TempDir Path directory) throws IOException {
        Launch launch = Launch.withAgent();
        FlightRecording recording = FlightRecording.of(launch, directory, "jdk.VirtualThreadPinned");
        try (ServerProcess server = launch.start(VirtualShop.class)) {
            ask(server, REQUESTS);
            server.metrics().await(page -> page.sum("http_server_request_duration_seconds_count") == REQUESTS);
            server.stop();
        }
        Measured.print(REQUESTS + " requests on virtual threads: pinned "
                + recording.events().size() + " times");
        assertEquals(List.of(), recording.events());
    }

    static boolean hasVirtualThreads() {
        return Jdk.version() >= 21;
    }

    private static void scrapeUntil(CountDownLatch done, MetricsEndpoint metrics, AtomicInteger whole) {
        while (done.getCount() > 0) if (metrics.scrape().samples("bad").size() == 10_000) whole.incrementAndGet();
    }

    private static void ask(ServerProcess server, int times) throws IOException {
        try (KeptConnection connection = new KeptConnection(server.appPort())) {
            for (int i = 0; i < times; i++) assertEquals(200, connection.ask("GET /hello HTTP/1.1\r\nHost: localhost"));
        }
    }
}
