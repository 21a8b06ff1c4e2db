package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import shop.CallingShop;

/** What the finished jar tells of requests that the app sends, and of the time that it does not wait for them. */
final class OutgoingRequestsTest {
    private static final String SENT = "http_client_request_duration_seconds_count";

    @Test
    void requests_are_counted_by_upstream_and_their_time_is_not_the_app_s_own() throws IOException {
        try (ServerProcess server = Launch.withAgent().start(CallingShop.class)) {
            String port = Integer.toString(server.appPort());
            for (String path : new String[] {"/alone", "/one-by-one", "/at-once"}) {
                RawHttp.get(server.appPort(), path);
            }
            MetricsPage page = server.metrics().await(p -> p.sum("http_server_request_duration_seconds_count") == 7);

            assertEquals(4, page.value(SENT, "server_address", "localhost", "server_port", port));
            assertEquals(0, page.sum("http_client_active_requests"));
            assertEquals(0, waited(page, "/alone"));
            assertTrue(waited(page, "/one-by-one") >= 0.2, page.text());
            double atOnce = waited(page, "/at-once");
            assertTrue(atOnce >= 0.1, page.text());
            // each took so long, and they were not added up
            double longest = page.sum("http_client_request_duration_seconds_sum") - waited(page, "/one-by-one");
            assertTrue(atOnce < longest, page.text());
        }
    }

    @Test
    void app_that_sends_none_has_no_metrics_of_it() throws IOException {
        try (ServerProcess server = Launch.withAgent().start(CallingShop.class)) {
            RawHttp.get(server.appPort(), "/alone");
            MetricsPage page = server.metrics().await(p -> !p.requests().isEmpty());

            assertFalse(page.text().contains("http_client_"), page.text());
        }
    }

    @Test
    void template_of_a_uri_is_a_label_where_it_is_wanted() {
        MetricsPage page = askedBySpring("-Dhookgauge.http.client.url_template=true");

        assertEquals(1, page.samples(SENT).size(), page.text());
        assertEquals(2, page.value(SENT, "url_template", "/items/{id}", "server_address", "localhost"));
        assertEquals("", Promtool.check(page));
    }

    @Test
    void template_is_no_label_where_nobody_has_asked_for_it() {
        MetricsPage page = askedBySpring("-Dhookgauge.http.client.body_size=true");

        assertEquals(2, page.value(SENT));
        assertFalse(page.text().contains("url_template"), page.text());
        assertEquals(14, page.value("http_client_response_body_size_bytes_sum"));
    }

    private static MetricsPage askedBySpring(String option) {
        SpringBootTest shop = new SpringBootTest();
        try (ServerProcess server = shop.start(Launch.withAgent().option(option))) {
            assertEquals("item 1\n", RawHttp.body(RawHttp.get(shop.port(server), "/ask/1")));
            assertEquals("item 2\n", RawHttp.body(RawHttp.get(shop.port(server), "/ask/2")));
            return server.metrics().await(p -> p.sum("http_server_request_duration_seconds_count") == 4);
        }
    }

    @Test
    void nothing_of_it_is_there_where_it_is_switched_off() throws IOException {
        Launch launch = Launch.withAgent().option("-Dhookgauge.http.client.enabled=false");
        try (ServerProcess server = launch.start(CallingShop.class)) {
            RawHttp.get(server.appPort(), "/one-by-one");
            MetricsPage page = server.metrics().await(p -> p.sum("http_server_request_duration_seconds_count") == 3);

            assertFalse(page.text().contains("http_client_"), page.text());
            assertFalse(page.text().contains("self_duration"), page.text());
        }
    }

    private static double waited(MetricsPage page, String route) {
        return page.value("http_server_request_duration_seconds_sum", "http_route", route)
                - page.value("hookgauge_http_server_self_duration_seconds_sum", "http_route", route);
    }
}
