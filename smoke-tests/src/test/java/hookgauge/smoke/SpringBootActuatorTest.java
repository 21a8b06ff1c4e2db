package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The finished jar in a Spring Boot app with the actuator, with and without Micrometer's registry for Prometheus. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SpringBootActuatorTest {
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern FIRST_REQUEST = Pattern.compile("first request counted");
    private static final String COUNT = "http_server_requests_seconds_count";

    private OtlpReceiver receiver;
    private ServerProcess simple;
    private ServerProcess prometheus;
    private ServerProcess bare;

    @BeforeAll
    void customers_come() {
        receiver = OtlpReceiver.start(Protocol.HTTP);
        simple = start(Launch.withAgent().pushTo(receiver), "spring-boot-shop-actuator.jar");
        prometheus = start(Launch.withAgent(), "spring-boot-shop-actuator-prometheus.jar");
        bare = start(Launch.bare(), "spring-boot-shop-actuator-prometheus.jar");
        simple.await(FIRST_REQUEST);
        prometheus.await(FIRST_REQUEST);
    }

    @AfterAll
    void close() {
        Stream.of(simple, prometheus, bare).filter(Objects::nonNull).forEach(ServerProcess::close);
        if (receiver != null) receiver.close();
    }

    private static ServerProcess start(Launch launch, String jar) {
        Path app = Path.of("spring-boot-shop/target", jar).toAbsolutePath();
        ServerProcess server = launch.option("-Dmanagement.endpoints.web.exposure.include=*")
                // a longest duration is forgotten after two minutes else
                .option("-Dmanagement.metrics.distribution.expiry.http.server.requests=1h")
                .start("-jar", app.toString());
        int port = server.port(STARTED);
        for (int i = 0; i < 10; i++) assertEquals(200, RawHttp.status(RawHttp.get(port, "/hello")));
        for (int i = 0; i < 3; i++) assertEquals(200, RawHttp.status(RawHttp.get(port, "/items/" + i)));
        return server;
    }

    private static String actuatorPage(ServerProcess server) {
        String answer = RawHttp.get(server.port(STARTED), "/actuator/prometheus", "Accept: text/plain;version=0.0.4");
        assertEquals(200, RawHttp.status(answer));
        return RawHttp.body(answer);
    }

    @Test
    void metrics_are_shown_without_a_registry_for_prometheus() {
        MetricsPage page = simple.metrics().await(p -> p.sum(COUNT) == 13);

        assertAll(
                () -> assertEquals(10, page.value(COUNT, "uri", "/hello")),
                () -> assertEquals(3, page.value(COUNT, "uri", "/items/{id}")),
                () -> assertEquals("summary", page.types().get("http_server_requests_seconds")),
                () -> assertTrue(page.value("http_server_requests_seconds_max", "uri", "/hello") > 0),
                () -> assertFalse(page.contains("http_server_requests_seconds_bucket")),
                () -> assertTrue(page.value("jvm_threads_live_threads") > 0),
                () -> assertEquals(1, page.value("hookgauge_source_up", "source", "micrometer 1.15.5")),
                () -> assertEquals(List.of(), twice(series(page))),
                () -> assertFalse(Promtool.check(page).contains("error"), Promtool.check(page)),
                () -> assertEquals(
                        2, simple.agentLines().size(), simple.agentLines().toString()));
    }

    @Test
    void jvm_metrics_of_the_agent_stand_back_where_the_actuator_has_one_of_the_name() {
        MetricsPage page = simple.metrics().scrape();

        for (MetricsPage.Sample sample : page.samples("jvm_memory_used_bytes")) {
            assertTrue(sample.labels().containsKey("area"), sample.toString());
        }
        assertTrue(page.contains("jvm_memory_limit_bytes"));
    }

    @Test
    void metrics_are_pushed_without_a_registry_for_prometheus() {
        Export export = receiver.await(e -> helloTimer(e).stream().anyMatch(point -> point.count() == 10));

        Export.Point timer = helloTimer(export).get(0);
        assertEquals(1, helloTimer(export).size());
        assertTrue(timer.metric().hasSummary());
        assertEquals("hookgauge.micrometer 1.15.5", timer.scope());
    }

    private static List<Export.Point> helloTimer(Export export) {
        return export.points("http_server_requests_seconds").stream()
                .filter(point -> "/hello".equals(point.attributes().get("uri")))
                .toList();
    }

    @Test
    void page_has_each_series_of_the_actuators_page_once() {
        MetricsPage own = new MetricsPage(actuatorPage(prometheus));
        MetricsPage page = prometheus.metrics().scrape();

        List<String> missing = new ArrayList<>(series(own));
        missing.removeAll(series(page));
        assertEquals(List.of(), missing);
        assertEquals(List.of(), twice(series(page)));
        assertEquals(10, own.value(COUNT, "uri", "/hello"));
        assertEquals(10, page.value(COUNT, "uri", "/hello"));
        assertFalse(page.contains("hookgauge_merge_hidden_series"), page.text());
        assertFalse(page.contains("hookgauge_merge_untyped_families"), page.text());
        assertFalse(page.contains("hookgauge_source_up", "source", "micrometer 1.15.5"));
        assertEquals(2, prometheus.agentLines().size(), prometheus.agentLines().toString());
    }

    private static List<String> series(MetricsPage page) {
        return page.samples().stream()
                .map(sample -> sample.name() + sample.labels())
                .toList();
    }

    private static List<String> twice(List<String> series) {
        Set<String> seen = new HashSet<>();
        return series.stream().filter(one -> !seen.add(one)).toList();
    }

    @Test
    void actuators_page_is_the_same_with_the_agent_after_a_hundred_scrapes() {
        for (int i = 0; i < 100; i++) prometheus.metrics().scrape();
        actuatorPage(prometheus);
        actuatorPage(bare);

        assertEquals(withoutTime(actuatorPage(bare)), withoutTime(actuatorPage(prometheus)));
    }

    /** Only what counts requests of customers is the same in two JVMs; a collection of garbage may come or not. */
    private static String withoutTime(String page) {
        StringBuilder lines = new StringBuilder();
        page.lines()
                .filter(line -> !line.contains("jvm_gc_") && !line.contains("/actuator"))
                .map(line -> line.startsWith("#") || line.startsWith(COUNT) ? line : line.replaceFirst(" \\S+$", ""))
                .forEach(line -> lines.append(line).append('\n'));
        return lines.toString();
    }
}
