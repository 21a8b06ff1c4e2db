package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.AskingByTemplateShop;

/** The finished jar tells the template of a URI by all libraries that know it, where it is asked to. */
final class UrlTemplatesTest {
    private static final String SENT = "http_client_request_duration_seconds_count";
    private static final List<String> LIBRARIES =
            List.of("rest-template", "rest-client", "web-client", "feign", "retrofit");

    @Test
    void template_is_a_label_by_each_library_that_knows_it() throws IOException {
        MetricsPage page = asked("-Dhookgauge.http.client.url_template=true");

        for (String library : LIBRARIES) {
            assertEquals(2, page.value(SENT, "url_template", "/" + library + "/{id}"), library);
        }
        assertEquals(10, page.sum(SENT), page.text());
        assertEquals("", Promtool.check(page));
    }

    @Test
    void there_is_no_template_where_nobody_has_asked_for_it() throws IOException {
        MetricsPage page = asked("-Dhookgauge.http.client.url_template=false");

        assertEquals(10, page.sum(SENT), page.text());
        assertFalse(page.text().contains("url_template"), page.text());
    }

    private static MetricsPage asked(String option) throws IOException {
        try (ServerProcess server = Launch.withAgent().option(option).startWithAll(AskingByTemplateShop.class)) {
            RawHttp.get(server.appPort(), "/ask/1");
            RawHttp.get(server.appPort(), "/ask/2");
            return server.metrics().await(p -> p.sum("http_server_request_duration_seconds_count") == 12);
        }
    }
}
