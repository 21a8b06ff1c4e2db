package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.apache.commons.logging.LogFactory;
import org.apache.http.HttpHost;
import org.apache.http.client.HttpClient;
import org.junit.jupiter.api.Test;
import shop.PoolingShop;

/** The finished jar shows the connections that the app's clients keep. */
final class ClientPoolsTest {
    private static final String CONNECTIONS = "http_client_open_connections";

    @Test
    void connection_that_a_client_keeps_is_on_the_page() throws IOException {
        Class<?>[] libraries = {HttpClient.class, HttpHost.class, LogFactory.class};
        try (ServerProcess server = Launch.withAgent().start(PoolingShop.class, libraries)) {
            RawHttp.get(server.appPort(), "/ask");
            RawHttp.get(server.appPort(), "/ask");
            MetricsPage page = server.metrics().await(p -> p.sum("http_server_request_duration_seconds_count") == 4);

            String port = Integer.toString(server.appPort());
            String[] idle = {"http_connection_state", "idle", "server_address", "localhost", "server_port", port};
            assertEquals(1, page.value(CONNECTIONS, idle));
            assertEquals(0, page.value(CONNECTIONS, "http_connection_state", "active"));
            assertEquals(2, page.value("http_client_request_duration_seconds_count", "server_port", port));
            assertEquals(1, page.value("hookgauge_source_up", "source", "clients"));
            assertEquals("", Promtool.check(page));
        }
    }
}
