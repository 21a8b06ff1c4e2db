package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.BadRegistries;

/** One of the app's registries does what it should not; the page shows the rest in time (R19). */
final class BadRegistryTest {
    /** Nine tenths of the ten seconds that a scraper waits where it says nothing else. */
    private static final Duration LIMIT = Duration.ofSeconds(9);

    private static ServerProcess start(String deed) {
        return Launch.withAgent()
                .option("-Xmx768m")
                .start(
                        "-cp",
                        Launch.classPath(BadRegistries.class, ShopLibraries.ALL),
                        BadRegistries.class.getName(),
                        deed);
    }

    private static MetricsPage scrapeInTime(ServerProcess server, String deed) {
        RawHttp.get(server.appPort(), "/");
        MetricsEndpoint metrics = server.metrics();
        long started = System.nanoTime();
        HttpResponse<byte[]> answer = metrics.get();
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        Measured.print("page beside a bad registry, " + deed + ": " + took.toMillis() + " ms");
        assertEquals(200, answer.statusCode());
        assertTrue(took.compareTo(LIMIT) < 0, "took " + took);
        return new MetricsPage(new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static void assertTheRestIsThere(MetricsPage page) {
        assertTrue(page.contains("http_server_active_requests"), page.text());
        assertTrue(page.contains("jvm_memory_used_bytes"));
        assertTrue(page.contains("hookgauge_build_info"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"throws", "throws-error", "sleeps", "duplicates"})
    void source_that_fails_is_left_out_and_named(String deed) {
        try (ServerProcess server = start(deed)) {
            MetricsPage page = scrapeInTime(server, deed);

            assertTheRestIsThere(page);
            assertEquals(1, page.value("good_total"));
            assertFalse(page.contains("bad"));
            List<MetricsPage.Sample> down = page.samples("hookgauge_source_up").stream()
                    .filter(sample -> sample.value() == 0)
                    .toList();
            assertEquals(1, down.size(), page.text());
            server.metrics().scrape();
            assertTrue(server.agentLines().size() <= 3, server.agentLines().toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nan", "conflict", "odd-values"})
    void odd_values_and_quarrels_leave_the_page_clean(String deed) {
        try (ServerProcess server = start(deed)) {
            MetricsPage page = scrapeInTime(server, deed);

            assertTheRestIsThere(page);
            assertEquals(1, page.value("good_total"));
            assertFalse(Promtool.check(page).contains("error"), Promtool.check(page));
        }
    }

    @Test
    void label_values_are_cut() {
        try (ServerProcess server = start("odd-values")) {
            MetricsPage page = scrapeInTime(server, "odd-values");

            int longest = page.samples("bad").stream()
                    .mapToInt(sample -> sample.labels().getOrDefault("odd", "").length())
                    .max()
                    .orElseThrow();
            assertEquals(1024, longest);
            assertTrue(page.contains("bad", "odd", "two\nlines"));
            assertTrue(page.contains("bad", "odd", "\"quoted\""));
            assertTrue(page.contains("bad", "odd", "lone \ufffd surrogate"));
        }
    }

    @Test
    @Tag("full")
    void label_values_of_random_bytes_are_read_by_a_real_prometheus(@TempDir Path directory) {
        try (ServerProcess server = start("random-bytes");
                PrometheusServer prometheus = PrometheusServer.scraping(server.metrics(), directory)) {
            MetricsPage page = scrapeInTime(server, "random-bytes");

            assertEquals(2_000, page.samples("bad").size());
            assertEquals(0, page.sum("hookgauge_merge_hidden_series"));
            assertFalse(Promtool.check(page).contains("error"), Promtool.check(page));
            Eventually.get(() -> prometheus.query("count(bad)"), series -> series == 2_000);
            assertEquals(List.of(), prometheus.complaints());
        }
    }

    @Test
    void a_million_series_do_not_take_the_page_away() {
        try (ServerProcess server = start("million")) {
            MetricsPage page = scrapeInTime(server, "million");

            assertTheRestIsThere(page);
            assertEquals(1, page.value("good_total"));
            assertTrue(page.contains("hookgauge_source_up"), "the sources are not named");
        }
    }
}
