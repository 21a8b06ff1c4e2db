package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the finished jar must show in every product: the same shop, the same customers, the same counts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ShopContract {
    private static final Pattern BANNER = Pattern.compile(
            "^\\[hookgauge] \\S+ in pid \\d+ .*: pull http://\\S+, push http/protobuf to \\S+ every 5 s, service");
    private static final Pattern FIRST_REQUEST = Pattern.compile("^\\[hookgauge] first request counted: ");

    private OtlpReceiver receiver;
    private ServerProcess server;
    private int port;

    /** Starts the shop with these options. */
    abstract ServerProcess start(Launch launch);

    /** The port in what the product prints when it is up. */
    abstract int port(ServerProcess server);

    /** What stands before each path. */
    String prefix() {
        return "";
    }

    /** The route of {@code /items/7}. */
    abstract String itemsRoute();

    /** The route of a path that nothing serves; null where there is none. */
    abstract String missingRoute();

    /** By further paths, which answer 200, their routes. */
    Map<String, String> furtherRoutes() {
        return Map.of();
    }

    @BeforeAll
    void customers_come() {
        receiver = OtlpReceiver.start(Protocol.HTTP);
        server = start(Launch.withAgent().pushTo(receiver));
        port = port(server);
        shop(port);
    }

    @AfterAll
    void close() {
        if (server != null) server.close();
        if (receiver != null) receiver.close();
    }

    private void shop(int port) {
        for (int i = 0; i < 20; i++) assertEquals(200, RawHttp.status(RawHttp.get(port, prefix() + "/items/" + i)));
        for (int i = 0; i < 10; i++) assertEquals(200, RawHttp.status(RawHttp.get(port, prefix() + "/hello")));
        for (int i = 0; i < 5; i++) assertEquals(201, RawHttp.status(RawHttp.post(port, prefix() + "/orders", "tea")));
        for (int i = 0; i < 3; i++) assertEquals(500, RawHttp.status(RawHttp.get(port, prefix() + "/fail")));
        for (int i = 0; i < 2; i++) assertEquals(404, RawHttp.status(RawHttp.get(port, prefix() + "/none-" + i)));
        assertEquals(200, RawHttp.status(RawHttp.get(port, prefix() + "/slow")));
        for (String path : furtherRoutes().keySet()) assertEquals(200, RawHttp.status(RawHttp.get(port, path)), path);
    }

    private Map<String, Long> expectedRequests() {
        Map<String, Long> expected = new TreeMap<>(Map.of(
                "GET 200 " + itemsRoute(), 20L,
                "GET 200 " + prefix() + "/hello", 10L,
                "POST 201 " + prefix() + "/orders", 5L,
                "GET 500 " + prefix() + "/fail", 3L,
                "GET 404 " + Objects.requireNonNullElse(missingRoute(), "-"), 2L,
                "GET 200 " + prefix() + "/slow", 1L));
        for (String route : furtherRoutes().values()) expected.merge("GET 200 " + route, 1L, Long::sum);
        return expected;
    }

    private long expectedCount() {
        return expectedRequests().values().stream().mapToLong(Long::longValue).sum();
    }

    private MetricsPage page() {
        return server.metrics().await(page -> page.requests().equals(expectedRequests()));
    }

    @Test
    void every_request_is_counted_once_under_its_route() {
        MetricsPage page =
                server.metrics().await(p -> p.sum("http_server_request_duration_seconds_count") >= expectedCount());

        assertEquals(expectedRequests(), page.requests());
    }

    @Test
    void labels_are_those_of_the_conventions() {
        MetricsPage page = page();

        Map<String, String> labels = page.samples(
                        "http_server_request_duration_seconds_count", "http_route", itemsRoute())
                .get(0)
                .labels();
        Map<String, String> failed = page.samples(
                        "http_server_request_duration_seconds_count", "http_response_status_code", "500")
                .get(0)
                .labels();
        assertEquals(
                Map.of(
                        "http_request_method", "GET",
                        "http_response_status_code", "200",
                        "http_route", itemsRoute(),
                        "network_protocol_version", "1.1",
                        "url_scheme", "http"),
                labels);
        assertEquals("500", failed.get("error_type"));
    }

    @Test
    void durations_and_sizes_are_those_that_the_client_saw() {
        MetricsPage page = server.metrics()
                .await(p -> p.requests().equals(expectedRequests()) && p.sum("http_server_active_requests") == 0);

        double slow = page.value("http_server_request_duration_seconds_sum", "http_route", prefix() + "/slow");
        double slowBelow = page.value(
                "http_server_request_duration_seconds_bucket", "http_route", prefix() + "/slow", "le", "0.1");
        assertAll(
                () -> assertTrue(slow >= 0.2 && slow < 5, "slow took " + slow),
                () -> assertEquals(0, slowBelow),
                () -> assertEquals(
                        15, page.sum("http_server_request_body_size_bytes_sum", "http_route", prefix() + "/orders")),
                () -> assertEquals(
                        50, page.sum("http_server_response_body_size_bytes_sum", "http_route", prefix() + "/orders")));
    }

    @Test
    void page_is_clean_for_promtool() {
        assertEquals("", Promtool.check(page()));
    }

    @Test
    void a_real_prometheus_scrapes_the_page(@TempDir Path directory) {
        page();

        try (PrometheusServer prometheus = PrometheusServer.scraping(server.metrics(), directory)) {
            Eventually.get(
                    () -> prometheus.query("sum(http_server_request_duration_seconds_count)"),
                    sum -> sum == expectedCount());
            Eventually.get(() -> prometheus.query("shop_orders_total"), orders -> orders == 5);
            Eventually.get(() -> prometheus.query("up"), up -> up == 1);
            assertEquals(List.of(), prometheus.complaints());
        }
    }

    @Test
    void pushed_by_http_is_what_the_page_shows() {
        assertPushed(receiver.await(export -> export.requests().equals(expectedRequests())));
    }

    @Test
    void pushed_by_grpc_is_what_the_page_shows() {
        try (OtlpReceiver grpc = OtlpReceiver.start(Protocol.GRPC);
                ServerProcess server = start(Launch.withAgent().pushTo(grpc))) {
            shop(port(server));

            assertPushed(grpc.await(export -> export.requests().equals(expectedRequests())));
        }
    }

    private void assertPushed(Export export) {
        Export.Point point = export.points("http.server.request.duration").stream()
                .filter(p -> itemsRoute().equals(p.attributes().get("http.route")))
                .findFirst()
                .orElseThrow();
        assertAll(
                () -> assertEquals("s", point.metric().getUnit()),
                () -> assertEquals(14, point.histogram().getExplicitBoundsCount()),
                () -> assertEquals(200L, point.attributes().get("http.response.status_code")),
                () -> assertEquals(5, onlyPoint(export, "shop_orders_total").value()),
                () -> assertTrue(
                        onlyPoint(export, "shop_orders_total").metric().getSum().getIsMonotonic()),
                () -> assertEquals(10, onlyPoint(export, "shop.baskets").value()),
                () -> assertEquals("shop", onlyPoint(export, "shop.baskets").scope()),
                () -> assertEquals(List.of(), seriesTwice(export)));
    }

    private static Export.Point onlyPoint(Export export, String name) {
        List<Export.Point> points = export.points(name);
        assertEquals(1, points.size(), name);
        return points.get(0);
    }

    private static List<String> seriesTwice(Export export) {
        List<String> series = export.points().stream()
                .map(p -> p.metric().getName() + p.attributes())
                .toList();
        return series.stream()
                .filter(one -> series.indexOf(one) != series.lastIndexOf(one))
                .distinct()
                .toList();
    }

    @Test
    void metrics_of_the_app_are_on_the_page_once() {
        MetricsPage page = page();

        assertEquals(5, page.value("shop_orders_total"));
        assertEquals(10, page.value("shop_baskets_total", "otel_scope_name", "shop"));
        assertEquals(1, page.samples("shop_baskets_total").size());
    }

    @Test
    void agent_says_one_line_at_start_and_one_at_the_first_request() {
        page();
        // it is said after the request is counted
        server.await(FIRST_REQUEST);

        List<String> lines = server.lines().stream()
                .filter(line -> line.contains("hookgauge"))
                // Tomcat's own list of its options
                .filter(line -> !line.contains("Command line argument") && !line.startsWith("Using CATALINA_OPTS"))
                .toList();
        assertEquals(2, lines.size(), lines.toString());
        assertTrue(lines.stream().allMatch(line -> line.length() <= 200), lines.toString());
        assertEquals(1, server.agentLines(BANNER).size(), lines.toString());
        assertEquals(1, server.agentLines(FIRST_REQUEST).size(), lines.toString());
    }

    @Test
    void answers_are_the_same_bytes_without_the_agent() {
        try (ServerProcess bare = start(Launch.bare());
                ServerProcess attached = start(Launch.withAgent())) {
            int barePort = port(bare);
            int attachedPort = port(attached);

            assertAll(Stream.of("/hello", "/items/7", "/fail", "/boom", "/none", "/slow")
                    .map(path -> () -> assertEquals(answer(barePort, path), answer(attachedPort, path), path)));
        }
    }

    private String answer(int port, String path) {
        return RawHttp.get(port, prefix() + path)
                .replaceAll("Date: .*|\"timestamp\":\"[^\"]*\"", "(time)")
                // whether a thread of the pool is new to its work shows in the trace on a page of an error
                .replaceAll("ThreadBody\\.run\\(.*?\\)", "(pool)");
    }
}
