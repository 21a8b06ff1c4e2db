package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A collector in the app's default registry, among good ones, does what it should not. */
final class BrokenCollectorTest {
    private static Stream<Library> clients() {
        return Library.all().stream().filter(library -> library.kind().matches("prometheus-client|simpleclient"));
    }

    @Test
    void collector_that_throws_costs_its_own_family_and_is_named_once() {
        try (OtlpReceiver receiver = OtlpReceiver.start(Protocol.HTTP);
                OpenShops shops = OpenShops.with(clients(), Launch.withAgent().pushTo(receiver))) {
            clients().forEach(library -> shops.ask(library.prefix(), "break"));
            int before = receiver.exports().size();

            for (int i = 0; i < 50; i++) shops.metrics().scrape();

            // the first of them may have been on its way
            Export export = Eventually.get(receiver::exports, exports -> exports.size() > before + 1)
                    .get(before + 1);
            MetricsPage page = shops.metrics().scrape();
            List<String> lines = shops.server().agentLines();
            assertAll(clients().map(library -> () -> {
                String source = library.kind() + ' ' + library.version();
                assertEquals(3, page.value(library.prefix() + "_orders_total"));
                assertEquals(1, page.value(library.prefix() + "_own_total"));
                assertFalse(page.contains(library.prefix() + "_breakable_total"));
                assertEquals(
                        1, export.points(library.prefix() + "_orders_total").size());
                assertEquals(
                        0, export.points(library.prefix() + "_breakable_total").size());
                assertEquals(0, page.value("hookgauge_source_up", "source", source));
                assertEquals(1, page.value("hookgauge_source_up", "source", source + " #2"));
                List<String> naming = lines.stream()
                        .filter(line -> line.contains(source) && !line.contains("is not pushed"))
                        .toList();
                assertEquals(1, naming.size(), lines.toString());
                assertTrue(naming.get(0).contains(library.shop()), naming.get(0));
                assertTrue(naming.get(0).contains("StackOverflowError: deep"), naming.get(0));
            }));
        }
    }

    @Test
    void page_comes_in_time_while_one_sleeps_and_the_apps_own_is_as_slow_as_without_the_agent() {
        Library library = Library.of("prometheus-client", "1.10.0");
        try (OpenShops shops = OpenShops.with(clients(), Launch.withAgent())) {
            // what the first scrape of a JVM loads is no part of the wait
            shops.metrics().scrape();
            shops.ask(library.prefix(), "sleep");

            long started = System.nanoTime();
            byte[] text = shops.metrics()
                    .get("X-Prometheus-Scrape-Timeout-Seconds", "4")
                    .body();
            Duration ours = Duration.ofNanos(System.nanoTime() - started);
            started = System.nanoTime();
            String own = shops.ask(library.prefix(), "page");
            Duration theirs = Duration.ofNanos(System.nanoTime() - started);

            MetricsPage page = new MetricsPage(new String(text, StandardCharsets.UTF_8));
            assertTrue(ours.compareTo(Duration.ofSeconds(4)) < 0, "took " + ours);
            assertEquals(3, page.value("simpleclient_0_16_0_orders_total"));
            assertEquals(1, page.value(library.prefix() + "_own_total"));
            assertEquals(0, page.value("hookgauge_source_up", "source", "prometheus-client 1.10.0"));
            assertTrue(own.contains(library.prefix() + "_orders_total"), own);
            // five seconds is how long it sleeps
            assertTrue(theirs.compareTo(Duration.ofSeconds(9)) < 0, "took " + theirs);
        }
    }
}
