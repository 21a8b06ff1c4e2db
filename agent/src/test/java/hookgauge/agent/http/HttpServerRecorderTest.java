package hookgauge.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HttpServerRecorderTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final AgentLog log = new AgentLog(AgentLog.Verbosity.INFO, new PrintStream(said, true));
    private final PrometheusRegistry core = new PrometheusRegistry();

    @Test
    void a_request_is_one_sample_with_the_labels_of_the_conventions() {
        HttpServerRecorder recorder = recorder("");

        Object exchange = recorder.onStarted(null, "GET", "http");
        recorder.onRoute(exchange, "/items/{id}");
        recorder.onEnded(exchange, "HTTP/1.1", 200, 0, 10, null);

        assertEquals(
                "http_server_request_duration_seconds_count{http_request_method=\"GET\",http_response_status_code=\"200\","
                        + "http_route=\"/items/{id}\",network_protocol_version=\"1.1\",url_scheme=\"http\"} 1",
                lines("http_server_request_duration_seconds_count"));
        assertTrue(lines("http_server_response_body_size_bytes_sum").endsWith(" 10.0"));
        assertTrue(lines("http_server_request_body_size_bytes_count").endsWith(" 1"));
    }

    @Test
    void an_exchange_ends_once_and_may_be_used_again() {
        HttpServerRecorder recorder = recorder("");

        Object exchange = recorder.onStarted(null, "GET", "http");
        recorder.onEnded(exchange, "HTTP/1.1", 200, 0, 0, null);
        recorder.onEnded(exchange, "HTTP/1.1", 500, 0, 0, null);
        Object again = recorder.onStarted(exchange, "GET", "http");
        recorder.onEnded(again, "HTTP/1.1", 200, 0, 0, null);

        assertSame(exchange, again);
        assertTrue(lines("http_server_request_duration_seconds_count").endsWith(" 2"));
        assertTrue(lines("http_server_active_requests").endsWith(" 0.0"));
    }

    @Test
    void a_second_start_of_an_active_exchange_does_nothing() {
        HttpServerRecorder recorder = recorder("");

        Object exchange = recorder.onStarted(null, "GET", "http");
        recorder.onStarted(exchange, "POST", "https");

        assertEquals(
                "http_server_active_requests{http_request_method=\"GET\",url_scheme=\"http\"} 1.0",
                lines("http_server_active_requests"));
    }

    @Test
    void the_first_route_stays_and_does_not_outlive_its_exchange() {
        HttpServerRecorder recorder = recorder("");

        Object exchange = recorder.onStarted(null, "GET", "http");
        recorder.onEntered(exchange);
        recorder.onRoute("/orders/{id}");
        recorder.onRoute("/error");
        recorder.onLeft();
        recorder.onEnded(exchange, "HTTP/1.1", 500, 0, 0, null);
        recorder.onEnded(recorder.onStarted(exchange, "GET", "http"), "HTTP/1.1", 404, 0, 0, null);

        String counts = lines("http_server_request_duration_seconds_count");
        assertTrue(counts.contains("error_type=\"500\"") && counts.contains("http_route=\"/orders/{id}\""), counts);
        assertFalse(counts.contains("/error"), counts);
        assertTrue(
                counts.contains("{http_request_method=\"GET\",http_response_status_code=\"404\","
                        + "network_protocol_version=\"1.1\",url_scheme=\"http\"} 1"),
                counts);
    }

    @Test
    void what_was_thrown_names_the_error_and_no_response_has_no_status() {
        HttpServerRecorder recorder = recorder("");

        recorder.onEnded(recorder.onStarted(null, "GET", "http"), "HTTP/1.0", 0, -1, -1, new IOException("gone"));

        assertEquals(
                "http_server_request_duration_seconds_count{error_type=\"java.io.IOException\",http_request_method=\"GET\","
                        + "network_protocol_version=\"1.0\",url_scheme=\"http\"} 1",
                lines("http_server_request_duration_seconds_count"));
        assertEquals("", lines("http_server_request_body_size_bytes_count"));
    }

    @Test
    void unknown_methods_versions_and_statuses_make_no_labels_of_their_own() {
        HttpServerRecorder recorder = recorder("");

        for (int i = 0; i < 1000; i++) {
            Object exchange = recorder.onStarted(null, "M" + i, "http");
            recorder.onEnded(exchange, "HTTP/9." + i, 1000 + i, 0, 0, null);
        }

        assertEquals(
                "http_server_request_duration_seconds_count{http_request_method=\"_OTHER\",url_scheme=\"http\"} 1000",
                lines("http_server_request_duration_seconds_count"));
    }

    @Test
    void routes_beyond_their_cap_share_one_value_and_leave_room_for_other_labels() {
        HttpServerRecorder recorder = recorder("metrics.max_routes=3");

        for (int i = 0; i < 100; i++) request(recorder, "GET", "/r" + i, 200);
        request(recorder, "POST", "/r1", 404);

        String counts = lines("http_server_request_duration_seconds_count");
        assertEquals(5, counts.split("\n").length, counts);
        assertTrue(counts.contains("http_route=\"_OTHER\""), counts);
        assertTrue(
                counts.contains("http_request_method=\"POST\",http_response_status_code=\"404\",http_route=\"/r1\""));
        assertTrue(said.toString().contains("label http_route has reached 3 values"), said.toString());
        assertEquals(1, said.toString().split("has reached").length - 1);
    }

    @Test
    void label_sets_beyond_their_cap_are_counted_in_one() {
        HttpServerRecorder recorder = recorder("metrics.max_series=10");

        for (int i = 0; i < 30; i++) request(recorder, "GET", "/r" + i, 200);

        String counts = lines("http_server_request_duration_seconds_count");
        assertEquals(11, counts.split("\n").length, counts);
        assertTrue(counts.contains("{otel_metric_overflow=\"true\"} 20"), counts);
    }

    @Test
    void an_inner_server_on_the_thread_of_an_exchange_is_not_counted() {
        HttpServerRecorder recorder = recorder("");

        Object outer = recorder.onStarted(null, "GET", "http");
        recorder.onEntered(outer);
        Object inner = recorder.onStarted(null, "GET", "http");
        recorder.onEnded(inner, "HTTP/1.1", 200, 0, 0, null);
        recorder.onLeft();
        recorder.onEnded(outer, "HTTP/1.1", 200, 0, 0, null);

        assertNull(inner);
        assertTrue(lines("http_server_request_duration_seconds_count").endsWith(" 1"));
    }

    @Test
    void requests_on_threads_of_the_agent_are_not_counted() throws InterruptedException {
        HttpServerRecorder recorder = recorder("");
        AtomicReference<Object> started = new AtomicReference<>("nothing yet");

        Thread thread = recorder.uncounted(Thread::new).newThread(() -> {
            recorder.onLeft();
            started.set(recorder.onStarted(null, "GET", "http"));
        });
        thread.start();
        thread.join();

        assertNull(started.get());
    }

    @Test
    void the_first_request_is_said_once() {
        HttpServerRecorder recorder = recorder("");

        request(recorder, "GET", "/items/{id}", 200);
        request(recorder, "GET", "/items/{id}", 200);

        assertEquals("[hookgauge] first request counted: a server 1.0, GET /items/{id} 200\n", said.toString());
    }

    @Test
    void nothing_is_recorded_where_servers_are_switched_off() {
        HttpServerRecorder recorder = recorder("http.server.enabled=false");

        request(recorder, "GET", "/", 200);

        assertEquals(0, core.scrape().size());
        assertEquals("", said.toString());
    }

    @Test
    void sizes_and_active_requests_can_be_switched_off() {
        HttpServerRecorder recorder = recorder("http.server.body_size=false,http.server.active_requests=false");

        request(recorder, "GET", "/", 200);

        assertEquals("", lines("http_server_response_body_size"));
        assertEquals("", lines("http_server_active_requests"));
        assertTrue(lines("http_server_request_duration_seconds_count").endsWith(" 1"));
    }

    @Test
    void routes_that_are_excluded_are_not_recorded() {
        HttpServerRecorder recorder = recorder("http.server.exclude='/actuator/*,/health'");

        request(recorder, "GET", "/actuator/prometheus", 200);
        request(recorder, "GET", "/actuator/{name}", 500);
        request(recorder, "GET", "/health", 200);
        request(recorder, "GET", "/health", 200);

        assertEquals("", lines("http_server_request_duration_seconds_count"));
        assertTrue(lines("http_server_active_requests").endsWith(" 0.0"));
        assertEquals("", said.toString());

        request(recorder, "GET", "/healthy", 200);
        request(recorder, "GET", null, 404);

        String counts = lines("http_server_request_duration_seconds_count");
        assertEquals(2, counts.lines().count(), counts);
        assertTrue(said.toString().contains("GET /healthy 200"), said.toString());
    }

    @Test
    void methods_that_are_known_are_those_of_the_setting() {
        HttpServerRecorder recorder = recorder("http.server.known_methods='GET,PROPFIND'");

        request(recorder, "PROPFIND", "/", 207);
        request(recorder, "POST", "/", 200);
        request(recorder, "propfind", "/", 200);

        String counts = lines("http_server_request_duration_seconds_count");
        assertTrue(counts.contains("http_request_method=\"PROPFIND\",http_response_status_code=\"207\""), counts);
        assertTrue(counts.contains("http_request_method=\"_OTHER\",http_response_status_code=\"200\""), counts);
        assertEquals(2, counts.lines().count(), counts);
    }

    @Test
    void routes_may_have_buckets_of_their_own() {
        HttpServerRecorder recorder = recorder(
                "metrics.prometheus.buckets='1,2';metrics.prometheus.buckets_by_route='/items/:id*:5;/up*:7,8'");

        request(recorder, "GET", "/items/:id/parts", 200);
        request(recorder, "POST", "/upload", 200);
        request(recorder, "GET", "/", 200);
        request(recorder, "POST", "/upload", 500);

        assertEquals(List.of("+Inf", "5.0"), bounds("/items/:id/parts"));
        assertEquals(List.of("+Inf", "+Inf", "7.0", "7.0", "8.0", "8.0"), bounds("/upload"));
        assertEquals(List.of("+Inf", "1.0", "2.0"), bounds("/"));
        assertEquals(
                1,
                lines("# TYPE http_server_request_duration_seconds histogram")
                        .lines()
                        .count());
    }

    @Test
    void labels_of_the_user_are_constants_and_what_a_header_says() {
        HttpServerRecorder recorder =
                recorder("http.server.labels='tenant=header:X-Tenant,env=const:prod,org.id=header:X-Tenant'");

        Object exchange = told(recorder, null, "acme");
        recorder.onEnded(exchange, "HTTP/1.1", 200, 0, 0, null);
        recorder.onEnded(recorder.onStarted(exchange, "GET", "http"), "HTTP/1.1", 200, 0, 0, null);
        recorder.onEnded(told(recorder, exchange, ""), "HTTP/1.1", 200, 0, 0, null);
        byte[] head = "X-Tenant: \u00e9\r\n".getBytes(StandardCharsets.ISO_8859_1);
        Object another = recorder.onStarted(null, "GET", "http");
        recorder.onHeader(another, "x-tenant", head, 10, 1);

        assertEquals(
                "http_server_request_duration_seconds_count{env=\"prod\",http_request_method=\"GET\","
                        + "http_response_status_code=\"200\",network_protocol_version=\"1.1\",org_id=\"acme\","
                        + "tenant=\"acme\",url_scheme=\"http\"} 1\n"
                        + "http_server_request_duration_seconds_count{env=\"prod\",http_request_method=\"GET\","
                        + "http_response_status_code=\"200\",network_protocol_version=\"1.1\",url_scheme=\"http\"} 2",
                lines("http_server_request_duration_seconds_count"));
        assertEquals(
                "http_server_active_requests{env=\"prod\",http_request_method=\"GET\",url_scheme=\"http\"} 1.0",
                lines("http_server_active_requests"));
        recorder.onEnded(another, "HTTP/1.1", 200, 0, 0, null);
        assertTrue(lines("http_server_response_body_size_bytes_count").contains("tenant=\"\u00e9\""));
    }

    @Test
    void without_labels_no_header_is_asked_for() {
        HttpServerRecorder recorder = recorder("http.server.labels='env=const:prod'");

        assertEquals(0, recorder.onHeaders(recorder.onStarted(null, "GET", "http")).length);
        assertEquals(0, unregistered("http.server.labels='t=header:X'").onHeaders(null).length);
    }

    @Test
    void values_of_a_header_beyond_their_max_share_one_and_leave_room_for_other_labels() {
        HttpServerRecorder recorder = recorder("http.server.labels='tenant=header:X-Tenant;max=3,zone=header:X-Zone'");
        Object exchange = null;

        for (int i = 0; i < 100; i++) {
            exchange = told(recorder, exchange, "t" + i);
            recorder.onEnded(exchange, "HTTP/1.1", 200, 0, 0, null);
        }
        exchange = told(recorder, exchange, new StringBuilder("t2"));
        recorder.onHeader(exchange, "x-zone", "eu");
        recorder.onEnded(exchange, "HTTP/1.1", 200, 0, 0, null);

        String counts = lines("http_server_request_duration_seconds_count");
        assertEquals(5, counts.lines().count(), counts);
        assertTrue(counts.contains("tenant=\"_OTHER\",url_scheme=\"http\"} 97"), counts);
        assertTrue(counts.contains("tenant=\"t2\",url_scheme=\"http\",zone=\"eu\"} 1"), counts);
        assertTrue(
                said.toString()
                        .contains("label tenant has reached 3 values, more are counted as _OTHER"
                                + " (its max in hookgauge.http.server.labels)"),
                said.toString());
        assertEquals(1, said.toString().split("has reached").length - 1);
    }

    @Test
    void a_value_of_a_header_that_is_known_costs_no_memory() {
        HttpServerRecorder with = recorder("http.server.labels='tenant=header:X-Tenant,env=const:prod'");
        HttpServerRecorder without = unregistered("");

        // what a histogram needs for an observation depends on the compiler, and is the same for both
        long most = allocatedByRequests(without, Long.MIN_VALUE);
        long least = allocatedByRequests(with, most);

        assertTrue(least <= most, least + " bytes a request, without a label " + most);
        assertEquals(
                2, lines("http_server_request_duration_seconds_count").lines().count());
    }

    /** Of the best of some rounds, more of them until one is good enough. */
    private static long allocatedByRequests(HttpServerRecorder recorder, long enough) {
        byte[] head = "acme".getBytes(StandardCharsets.ISO_8859_1);
        StringBuilder text = new StringBuilder("globex");
        Object exchange = null;
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20 && least > enough; round++) {
            long before = allocated();
            for (int i = 0; i < 10_000; i++) {
                exchange = recorder.onStarted(exchange, "GET", "http");
                for (String name : recorder.onHeaders(exchange)) {
                    if (i % 2 == 0) recorder.onHeader(exchange, name, text);
                    else recorder.onHeader(exchange, name, head, 0, 4);
                }
                recorder.onEnded(exchange, "HTTP/1.1", 200, 0, 0, null);
            }
            least = Math.min(least, (allocated() - before) / 10_000);
        }
        return least;
    }

    @Test
    void the_first_span_that_becomes_current_where_a_request_is_handled_is_its_exemplar() {
        HttpServerRecorder recorder = recorder("metrics.prometheus.buckets='0.5,60'");
        Function<Object, String[]> reader =
                context -> context == null ? null : new String[] {"trace", (String) context};

        recorder.onAttached(reader, "of no request");
        Object exchange = recorder.onStarted(null, "GET", "http");
        recorder.onEntered(exchange);
        recorder.onAttached(reader, "first");
        recorder.onAttached(reader, "second");
        recorder.onLeft();
        recorder.onEnded(exchange, "HTTP/1.1", 200, 0, 0, null);
        recorder.onEnded(recorder.onStarted(exchange, "GET", "http"), "HTTP/1.1", 500, 0, 0, null);

        assertEquals(List.of("first"), spansOf("200"));
        assertEquals(List.of(), spansOf("500"));
    }

    @Test
    void a_span_that_is_current_where_a_request_is_entered_or_ends_is_its_exemplar() {
        HttpServerRecorder recorder = recorder("");
        AtomicReference<String> current = new AtomicReference<>("before");
        Function<Object, String[]> reader =
                context -> current.get() == null ? null : new String[] {"trace", current.get()};
        recorder.onAttached(reader, "any");

        Object exchange = recorder.onStarted(null, "GET", "http");
        recorder.onEntered(exchange);
        current.set("later");
        recorder.onLeft();
        recorder.onEnded(exchange, "HTTP/1.1", 200, 0, 0, null);
        recorder.onEnded(recorder.onStarted(null, "GET", "http"), "HTTP/1.1", 201, 0, 0, null);
        current.set(null);
        recorder.onEnded(recorder.onStarted(null, "GET", "http"), "HTTP/1.1", 202, 0, 0, null);

        assertEquals(List.of("before"), spansOf("200"));
        assertEquals(List.of("later"), spansOf("201"));
        assertEquals(List.of(), spansOf("202"));
    }

    private List<String> spansOf(String status) {
        List<String> spans = new ArrayList<>();
        MetricSnapshots durations = core.scrape("http_server_request_duration_seconds"::equals);
        for (DataPointSnapshot point : durations.get(0).getDataPoints()) {
            if (!status.equals(point.getLabels().get("http.response.status_code"))) continue;
            for (Exemplar exemplar : ((HistogramDataPointSnapshot) point).getExemplars())
                spans.add(exemplar.getLabels().get(Exemplar.SPAN_ID));
        }
        return spans;
    }

    private static Object told(HttpServerRecorder recorder, Object state, CharSequence tenant) {
        Object exchange = recorder.onStarted(state, "GET", "http");
        for (String name : recorder.onHeaders(exchange)) {
            if (name.equals("x-tenant")) recorder.onHeader(exchange, name, tenant);
        }
        return exchange;
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private List<String> bounds(String route) {
        return lines("http_server_request_duration_seconds_bucket")
                .lines()
                .filter(line -> line.contains("http_route=\"" + route + "\""))
                .map(line -> line.replaceAll(".*le=\"([^\"]*)\".*", "$1"))
                .sorted()
                .collect(Collectors.toList());
    }

    private HttpServerRecorder recorder(String settings) {
        HttpServerRecorder recorder = unregistered(settings);
        recorder.register(core);
        return recorder;
    }

    private HttpServerRecorder unregistered(String settings) {
        AgentConfig config =
                AgentConfig.read(settings, new Properties(), Collections.emptyMap(), new File("hookgauge.jar"));
        assertEquals(Collections.emptyList(), config.problems);
        return new HttpServerRecorder(config, log, new CaughtErrors(log), companion -> "a server 1.0");
    }

    private static void request(HttpServerRecorder recorder, String method, String route, int status) {
        Object exchange = recorder.onStarted(null, method, "http");
        recorder.onRoute(exchange, route);
        recorder.onEnded(exchange, "HTTP/1.1", status, 0, 0, null);
    }

    private String lines(String prefix) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PrometheusTextFormatWriter.create().write(out, core.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
            TreeSet<String> lines = new TreeSet<>();
            for (String line : out.toString(StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith(prefix)) lines.add(line);
            }
            return String.join("\n", lines);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
