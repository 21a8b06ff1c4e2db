package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.JdkShop;

/** Odd and honest requests at the metrics port (R20). */
final class MetricsPortTest {
    private static ServerProcess server;
    private static MetricsEndpoint metrics;

    @BeforeAll
    static void start() {
        server = Launch.withAgent().start(JdkShop.class, ShopLibraries.ALL);
        RawHttp.get(server.appPort(), "/hello");
        metrics = server.metrics();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String send(String request) {
        return send(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String send(byte[] request) {
        return RawHttp.send(metrics.uri().getPort(), request);
    }

    @ParameterizedTest
    @CsvSource({
        "/metricsx, 404",
        "/metrics/, 404",
        "/metrics/x, 404",
        "/x, 404",
        "/../metrics, 404",
        "/x/../metrics, 404",
        "//metrics, 404",
        "/metrics?debug=x, 200",
        "/metrics?name[]=good_total&name[]=, 200",
        "/metrics?&&==&, 200"
    })
    void path_is_matched_exactly(String path, int status) {
        String answer = send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertEquals(status, RawHttp.status(answer), answer.lines().findFirst().orElse("no answer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "FOOBAR"})
    void other_methods_are_refused(String method) {
        int status = metrics.send(method, "/metrics").statusCode();

        assertTrue(status >= 400 && status < 500 || method.equals("OPTIONS") && status < 300, method + " " + status);
    }

    @Test
    void head_has_the_headers_of_get_and_no_body() {
        HttpResponse<byte[]> head = metrics.send("HEAD", "/metrics");

        assertEquals(200, head.statusCode());
        assertEquals(0, head.body().length);
        assertTrue(head.headers().firstValue("Content-Type").orElse("").startsWith("text/plain; version=0.0.4"));
    }

    @Test
    void page_comes_zipped_where_asked_for() throws Exception {
        HttpResponse<byte[]> answer = metrics.get("Accept-Encoding", "gzip");

        assertEquals("gzip", answer.headers().firstValue("Content-Encoding").orElse("none"));
        byte[] page = new GZIPInputStream(new java.io.ByteArrayInputStream(answer.body())).readAllBytes();
        assertTrue(new MetricsPage(new String(page, StandardCharsets.UTF_8)).contains("hookgauge_build_info"));
    }

    @Test
    void page_comes_as_openmetrics_where_asked_for() {
        HttpResponse<byte[]> answer =
                metrics.get("Accept", "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5");

        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("application/openmetrics-text"));
        String page = new String(answer.body(), StandardCharsets.UTF_8);
        assertTrue(page.endsWith("# EOF\n"), page.substring(Math.max(0, page.length() - 200)));
        assertEquals(1, new MetricsPage(page).sum("http_server_request_duration_seconds_count"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET %zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /metrics?name[]=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /metrics%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET\r\n\r\n",
                "\r\n\r\n\r\n\r\n",
                "GET /metrics HTTP/9.9\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /metrics HTTP/1.1\r\nno colon\r\nConnection: close\r\n\r\n",
                "POST /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\nConnection: close\r\n\r\n",
                "POST /metrics HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003tls\r\n\r\n"
            })
    void nonsense_gets_no_500_and_hurts_no_scrape(String request) {
        String answer = send(request);

        assertTrue(RawHttp.status(answer) != 500, answer);
        metrics.scrape();
    }

    @Test
    void too_many_and_too_large_headers_get_no_500_and_hurt_no_scrape() {
        StringBuilder many = new StringBuilder("GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
        for (int i = 0; i < 500; i++) many.append("H").append(i).append(": x\r\n");
        String large =
                "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\nH: " + "x".repeat(8 << 20) + "\r\n\r\n";

        assertTrue(RawHttp.status(send(many.append("\r\n").toString())) != 500);
        assertTrue(RawHttp.status(send(large)) != 500);
        metrics.scrape();
    }

    @Test
    void scrapes_are_not_counted_as_requests_of_the_app() {
        for (int i = 0; i < 5; i++) metrics.scrape();

        assertEquals(1, metrics.scrape().sum("http_server_request_duration_seconds_count"));
    }
}
