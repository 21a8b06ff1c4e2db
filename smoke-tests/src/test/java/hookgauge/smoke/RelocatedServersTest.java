package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Products that carry a server in a package of their own. */
@Tag("full")
final class RelocatedServersTest {
    private static final String SERVED = "http_server_request_duration_seconds_count";
    private static final String NOT_FOUND = "GET 404 -";
    private static final Pattern STARTED = Pattern.compile("started on port: (\\d+)");

    @Test
    void netty_inside_mockserver_is_counted() {
        try (ServerProcess server = mockServer(Launch.withAgent())) {
            int port = server.port(STARTED);

            for (int i = 0; i < 3; i++) assertEquals(404, RawHttp.status(RawHttp.get(port, "/items/" + i)));

            MetricsPage page = server.metrics().await(seen -> seen.sum(SERVED) >= 3);
            assertEquals(Map.of(NOT_FOUND, 3L), page.requests());
        }
    }

    @Test
    void client_that_such_a_product_carries_is_no_server() {
        try (ServerProcess server = mockServer(Launch.withAgent())) {
            int port = server.port(STARTED);
            // to itself, and once: the second time nothing is expected any more
            String forward = "{\"httpRequest\":{\"path\":\"/on\"},\"times\":{\"remainingTimes\":1},"
                    + "\"httpForward\":{\"host\":\"127.0.0.1\",\"port\":" + port + "}}";
            String expectation = "PUT /mockserver/expectation HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + forward.length() + "\r\n\r\n" + forward;

            assertEquals(201, RawHttp.status(RawHttp.send(port, expectation)));
            assertEquals(404, RawHttp.status(RawHttp.get(port, "/on")));

            Map<String, Long> served = Map.of("PUT 201 -", 1L, NOT_FOUND, 2L);
            MetricsPage page = server.metrics().await(seen -> seen.sum(SERVED) >= 3);
            assertEquals(served, page.requests());
        }
    }

    @Test
    void jetty_inside_wiremock_is_counted() {
        try (ServerProcess server = wireMock(Launch.withAgent())) {
            int port = server.port(Pattern.compile("^port: +(\\d+)"));

            for (int i = 0; i < 3; i++) assertEquals(404, RawHttp.status(RawHttp.get(port, "/items/" + i)));

            MetricsPage page = server.metrics().await(seen -> seen.sum(SERVED) >= 3);
            assertEquals(Map.of(NOT_FOUND, 3L), page.requests());
        }
    }

    @Test
    void copies_are_not_counted_where_they_are_not_wanted() {
        try (ServerProcess server = mockServer(Launch.withAgent().option("-Dhookgauge.http.server.relocated=false"))) {
            int port = server.port(STARTED);

            assertEquals(404, RawHttp.status(RawHttp.get(port, "/items/1")));

            assertEquals(Map.of(), server.metrics().scrape().requests());
            assertEquals(List.of(), server.agentLines(Pattern.compile("not recorded|first request")));
        }
    }

    private static ServerProcess mockServer(Launch launch) {
        return launch.start(
                "-cp", product("mockserver-netty-no-dependencies"), "org.mockserver.cli.Main", "-serverPort", "0");
    }

    private static ServerProcess wireMock(Launch launch) {
        return launch.start("-jar", product("wiremock-standalone"), "--port", "0", "--disable-banner");
    }

    private static String product(String name) {
        return Path.of("target/products/" + name + ".jar").toAbsolutePath().toString();
    }
}
