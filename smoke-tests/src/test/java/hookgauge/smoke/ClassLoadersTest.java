package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several apps in one JVM: what they share, and what one leaves behind that goes away. */
final class ClassLoadersTest {
    private static final Library OLD = Library.of("prometheus-client", "1.0.0");
    private static final Library NEW = Library.of("prometheus-client", "1.10.0");

    private static OpenShops oldAndNew() {
        return OpenShops.start(Launch.withAgent(), Stream.of(OLD.argument("old", "shop"), NEW.argument("new", "shop")));
    }

    @Test
    void two_versions_with_the_same_names_share_their_families() {
        try (OpenShops shops = oldAndNew()) {
            shops.ask("old", "add-old");
            shops.ask("new", "add-new");
            for (int i = 0; i < 20; i++) shops.metrics().scrape();

            MetricsPage page = shops.metrics().scrape();

            assertEquals(9, page.value("shop_added", "by", "old"));
            assertEquals(9, page.value("shop_added", "by", "new"));
            assertEquals(3, page.value("shop_orders_total"));
            assertEquals(5.55, page.value("shop_latency_seconds_sum"));
            assertFalse(Promtool.check(page).contains("error"), Promtool.check(page));
            assertHidesTheSecondAndSaysSoOnce(page, shops.server().agentLines());
        }
    }

    private static void assertHidesTheSecondAndSaysSoOnce(MetricsPage page, List<String> lines) {
        String source = "prometheus-client 1.10.0";
        assertTrue(page.value("hookgauge_merge_hidden_series", "source", source, "reason", "duplicate") > 0);
        assertFalse(page.contains("hookgauge_merge_hidden_series", "source", "prometheus-client 1.0.0"));
        List<String> orders =
                lines.stream().filter(line -> line.contains("shop_orders")).toList();
        assertEquals(1, orders.size(), lines.toString());
        assertTrue(orders.get(0).contains(source), orders.get(0));
    }

    /** Opens a shop with each library and closes all but the one that is new. */
    private static MetricsPage pageAfterAllButOneWentAway() {
        try (OpenShops shops = OpenShops.with(Library.all().stream(), Launch.withAgent())) {
            shops.metrics().scrape();
            List<Library> gone = Library.all().stream()
                    .filter(library -> !library.equals(NEW))
                    .toList();

            for (Library library : gone) shops.ask(library.prefix(), "close");

            for (Library library : gone) {
                Eventually.get(() -> shops.ask(library.prefix(), "loader"), "collected"::equals);
            }
            MetricsPage page = shops.metrics().scrape();
            assertEquals(2, shops.server().agentLines().size(), shops.server().toString());
            return page;
        }
    }

    private static List<String> left(MetricsPage page) {
        List<String> prefixes = Library.all().stream()
                .filter(library -> !library.equals(NEW))
                .map(Library::prefix)
                .toList();
        return page.samples().stream()
                .map(MetricsPage.Sample::name)
                .filter(name -> prefixes.stream().anyMatch(name::startsWith))
                .toList();
    }

    @Test
    void app_that_goes_away_leaves_the_page_and_its_loader_is_freed() {
        MetricsPage page = pageAfterAllButOneWentAway();

        assertEquals(3, page.value(NEW.prefix() + "_orders_total"));
        assertEquals(List.of(), left(page));
    }
}
