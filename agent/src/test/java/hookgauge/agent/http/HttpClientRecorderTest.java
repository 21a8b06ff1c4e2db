package hookgauge.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HttpClientRecorderTest {
    private static final String COUNT = "http_client_request_duration_seconds_count";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final AgentLog log = new AgentLog(AgentLog.Verbosity.INFO, new PrintStream(said, true));
    private final PrometheusRegistry core = new PrometheusRegistry();
    private HttpServerRecorder server;

    @Test
    void call_is_one_sample_with_what_the_conventions_want() {
        HttpClientRecorder recorder = recorder("");

        Object call = recorder.onStarted(null, "GET", "api.example.com", 8080);
        recorder.onEnded(call, "HTTP/2.0", 200, null);
        recorder.onEnded(call, "HTTP/2.0", 500, null);

        assertEquals(
                COUNT + "{http_request_method=\"GET\",http_response_status_code=\"200\",network_protocol_version=\"2\","
                        + "server_address=\"api.example.com\",server_port=\"8080\"} 1",
                lines(COUNT));
    }

    @Test
    void answer_of_400_and_more_and_an_exception_are_errors() {
        HttpClientRecorder recorder = recorder("");

        call(recorder, "GET", "a", 404, null);
        call(recorder, "GET", "a", 0, new ConnectException());

        assertTrue(lines(COUNT).contains("error_type=\"404\""), lines(COUNT));
        assertTrue(
                lines(COUNT).contains("{error_type=\"java.net.ConnectException\",http_request_method=\"GET\",network"),
                lines(COUNT));
    }

    @Test
    void call_is_active_from_its_start_to_its_end() {
        HttpClientRecorder recorder = recorder("");
        String active =
                "http_client_active_requests{http_request_method=\"GET\",server_address=\"a\",server_port=\"80\"} ";

        Object call = recorder.onStarted(null, "GET", "a", 80);
        assertEquals(active + "1.0", lines("http_client_active"));
        recorder.onEnded(call, null, 200, null);
        assertEquals(active + "0.0", lines("http_client_active"));
    }

    @Test
    void call_for_which_nothing_was_sent_is_no_sample_and_not_active() {
        HttpClientRecorder recorder = recorder("");

        Object call = recorder.onStarted(null, "GET", "a", 80);
        recorder.onEnded(call, null, 0, null);

        assertEquals("", lines(COUNT));
        assertTrue(lines("http_client_active").endsWith(" 0.0"), lines("http_client_active"));
    }

    @Test
    void template_is_a_label_of_what_is_sent_under_it_where_that_is_wanted() {
        HttpClientRecorder recorder = recorder("http.client.url_template=true");

        recorder.onTemplate("https://{host}/items/{id}?q={q}");
        recorder.onTemplate("");
        call(recorder, "GET", "none", 200, null);
        recorder.onTemplate(null);
        call(recorder, "GET", "a", 200, null);
        recorder.onTemplate(null);
        call(recorder, "GET", "none", 200, null);

        assertTrue(lines(COUNT).contains("server_address=\"a\",server_port=\"80\",url_template=\"/items/{id}\"} 1"));
        assertTrue(lines(COUNT).contains("server_address=\"none\",server_port=\"80\"} 2"), lines(COUNT));
    }

    @Test
    void template_is_no_label_unless_it_is_asked_for() {
        HttpClientRecorder recorder = recorder("");

        recorder.onTemplate("/items/{id}");
        call(recorder, "GET", "a", 200, null);
        recorder.onTemplate(null);

        assertFalse(lines(COUNT).contains("url_template"), lines(COUNT));
    }

    @Test
    void templates_are_capped_as_routes_are() {
        HttpClientRecorder recorder = recorder("http.client.url_template=true,metrics.max_routes=3");

        for (int i = 0; i < 1000; i++) {
            recorder.onTemplate("/items/" + i + "/{x}");
            call(recorder, "GET", "a", 200, null);
            recorder.onTemplate(null);
        }

        assertEquals(4, lines(COUNT).split("\n").length);
        assertTrue(lines(COUNT).contains("url_template=\"_OTHER\"} 997"), lines(COUNT));
    }

    @Test
    void template_is_told_by_its_path_alone() {
        HttpClientRecorder recorder = recorder("http.client.url_template=true");

        for (String template :
                new String[] {"http://a", "http://a?q={q}", "items/{id}", "{base}/x", "/" + "x".repeat(900)}) {
            recorder.onTemplate(template);
            call(recorder, "GET", "a", 200, null);
            recorder.onTemplate(null);
        }

        assertTrue(lines(COUNT).contains("url_template=\"/\"} 2"), lines(COUNT));
        assertTrue(lines(COUNT).contains("url_template=\"/items/{id}\"} 1"), lines(COUNT));
        assertTrue(lines(COUNT).contains("url_template=\"{base}/x\"} 1"), lines(COUNT));
        assertTrue(lines(COUNT).contains("url_template=\"/" + "x".repeat(254) + "\"} 1"), lines(COUNT));
    }

    @Test
    void slot_is_used_again() {
        HttpClientRecorder recorder = recorder("");

        Object call = recorder.onStarted(null, "GET", "a", 80);
        recorder.onEnded(call, null, 200, null);

        assertSame(call, recorder.onStarted(call, "GET", "a", 80));
    }

    @Test
    void sizes_are_recorded_where_that_is_wanted_and_they_are_known() {
        HttpClientRecorder recorder = recorder("http.client.body_size=true");

        Object call = recorder.onStarted(null, "GET", "a", 80);
        recorder.onSized(call, 1000, -1);
        recorder.onEnded(call, null, 200, null);

        assertTrue(lines("http_client_request_body_size_bytes_sum").endsWith(" 1000.0"));
        assertEquals("", lines("http_client_response_body_size_bytes_sum"));
        assertEquals("", lines("hookgauge_http_server_self"));
    }

    @Test
    void host_is_told_in_one_way_however_it_is_written() {
        HttpClientRecorder recorder = recorder("");

        call(recorder, "GET", "Example.com", 200, null);
        call(recorder, "GET", "EXAMPLE.com", 200, null);
        call(recorder, "GET", "example.com", 200, null);
        call(recorder, "GET", "[::1]", 200, null);

        assertTrue(lines(COUNT).contains("server_address=\"example.com\",server_port=\"80\"} 3"), lines(COUNT));
        assertTrue(lines(COUNT).contains("server_address=\"::1\",server_port=\"80\"} 1"), lines(COUNT));
    }

    @Test
    void hosts_of_a_crawler_are_capped_with_one_sentence() {
        HttpClientRecorder recorder = recorder("http.client.max_hosts=3");

        for (int i = 0; i < 100_000; i++) call(recorder, "GET", "host-" + i, 200, null);

        assertEquals(4, lines(COUNT).split("\n").length);
        assertTrue(lines(COUNT).contains("server_address=\"_OTHER\"} 99997"), lines(COUNT));
        assertEquals(1, said.toString().split("\n").length, said.toString());
        assertTrue(said.toString().contains("hookgauge.http.client.max_hosts"), said.toString());
    }

    @Test
    void hosts_that_are_excluded_are_not_recorded() {
        HttpClientRecorder recorder = recorder("http.client.exclude=*.internal");

        assertNull(recorder.onStarted(null, "GET", "a.internal", 80));
        assertNull(recorder.onStarted(null, "GET", "A.INTERNAL", 80));
        call(recorder, "GET", "internal.example", 200, null);

        assertTrue(lines(COUNT).contains("server_address=\"internal.example\""), lines(COUNT));
        assertEquals(1, lines("http_client_active").split("\n").length, lines("http_client_active"));
    }

    @Test
    void durations_have_the_buckets_that_are_asked_for() {
        call(recorder("http.client.buckets=0.1 1"), "GET", "a", 200, null);

        String buckets = lines("http_client_request_duration_seconds_bucket");
        assertEquals(3, buckets.split("\n").length, buckets);
        assertTrue(buckets.contains("le=\"0.1\"") && buckets.contains("le=\"1.0\""), buckets);
    }

    @Test
    void self_time_is_measured_unless_it_is_switched_off() {
        recorder("http.server.self_time=false");
        server.onEnded(server.onStarted(null, "GET", "http"), "1.1", 200, -1, -1, null);

        assertFalse(lines("http_server_request_duration_seconds_count").isEmpty());
        assertEquals("", lines("hookgauge_http_server_self"));
    }

    @Test
    void nothing_is_recorded_where_it_is_switched_off() {
        HttpClientRecorder recorder = recorder("http.client.enabled=false");

        assertNull(recorder.onStarted(null, "GET", "a", 80));
        assertEquals("", lines("http_client"));
        assertEquals("", lines("hookgauge_http_server_self"));
    }

    @Test
    void calls_of_the_agent_itself_are_not_counted() throws InterruptedException {
        HttpClientRecorder recorder = recorder("");
        AtomicReference<Object> call = new AtomicReference<>("none");

        Thread ours = server.uncounted(Thread::new)
                .newThread(() -> call.set(recorder.onStarted(null, "POST", "collector", 4318)));
        ours.start();
        ours.join();

        assertNull(call.get());
    }

    private void call(HttpClientRecorder recorder, String method, String host, int status, Throwable error) {
        recorder.onEnded(recorder.onStarted(null, method, host, 80), "1.1", status, error);
    }

    private HttpClientRecorder recorder(String settings) {
        AgentConfig config =
                AgentConfig.read(settings, new Properties(), Collections.emptyMap(), new File("hookgauge.jar"));
        assertEquals(Collections.emptyList(), config.problems);
        CaughtErrors errors = new CaughtErrors(log);
        server = new HttpServerRecorder(config, log, errors, companion -> "a server 1.0");
        server.register(core);
        HttpClientRecorder recorder = new HttpClientRecorder(config, log, errors, server);
        recorder.register(core);
        return recorder;
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
