package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.AttackedShop;

/** Somebody leaves the status page open, for an hour in profile {@code endurance}; another app is scraped meanwhile. */
@Tag("full")
final class OpenStatusPageTest {
    private static final Duration OPEN = Duration.ofSeconds(Endurance.times(60, 3600));
    private static final int WARM_LOOKS = 20;

    @Test
    void it_costs_the_app_less_than_a_scrape_a_second(@TempDir Path directory) throws IOException {
        try (Shop scraped = new Shop();
                Shop watched = new Shop();
                Shop alone = new Shop();
                Browser browser = Browser.start(directory.resolve("profile"))) {
            URI page = watched.server.metrics().uri().resolve("/");
            browser.open(page);
            Eventually.get(() -> browser.number("samples.length"), looks -> looks >= 2);
            // until the JVM has compiled what is called
            for (int i = 0; i < WARM_LOOKS; i++) scraped.server.metrics().scrape();
            for (Shop shop : List.of(scraped, watched, alone)) shop.begin();
            Instant end = Instant.now().plus(OPEN);

            Eventually.get(
                    OPEN.plusMinutes(2),
                    Duration.ofSeconds(1),
                    () -> {
                        scraped.server.metrics().scrape();
                        for (Shop shop : List.of(scraped, watched, alone)) shop.ask();
                        return Instant.now();
                    },
                    end::isBefore);

            for (Shop shop : List.of(scraped, watched, alone)) shop.end();
            Measured.print("status page open for " + OPEN + ": CPU " + watched.cpu + ", heap "
                    + watched.before.heapBytes() + " to " + watched.after.heapBytes() + " bytes; scraped each second: "
                    + scraped.cpu + "; left alone: " + alone.cpu);
            assertAll(
                    () -> assertTrue(watched.cpu.compareTo(scraped.cpu) < 0, watched.cpu + ", scraped " + scraped.cpu),
                    // what is garbage is gone after some collections
                    () -> Eventually.get(
                            () -> Footprint.of(watched.server).heapBytes() - watched.before.heapBytes(),
                            grown -> grown < 1 << 20),
                    () -> assertTrue(browser.is("samples.length <= 15 * 60 / 3 + 5"), "it keeps more than 15 minutes"),
                    () -> assertTrue(
                            browser.number("performance.getEntriesByName(location.href + 'status.json').length") > 5),
                    () -> assertEquals(List.of(), browser.complaints()));
        }
    }

    /** An app that is asked a few times a second. */
    private static final class Shop implements AutoCloseable {
        private final ServerProcess server =
                Launch.withAgent().option("-Xmx64m").start(AttackedShop.class);
        private final KeptConnection connection = new KeptConnection(server.appPort());
        private Footprint before;
        private Footprint after;
        private Duration cpu;

        Shop() throws IOException {
            for (int i = 0; i < 2000; i++) ask();
        }

        void begin() {
            before = Footprint.of(server);
            cpu = cpuTime();
        }

        void ask() throws IOException {
            assertEquals(200, connection.ask("GET /items/1 HTTP/1.1\r\nHost: localhost"));
        }

        void end() {
            cpu = cpuTime().minus(cpu);
            after = Footprint.of(server);
        }

        private Duration cpuTime() {
            return ProcessHandle.of(server.pid())
                    .flatMap(process -> process.info().totalCpuDuration())
                    .orElseThrow();
        }

        @Override
        public void close() throws IOException {
            connection.close();
            server.close();
        }
    }
}
