package hookgauge.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.AgentLog.Verbosity;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A setting may stand in six places, of which the highest counts. */
class SourcesTest {
    private static final String PORT = "hookgauge.metrics.prometheus.port";

    @TempDir
    Path folder;

    @Test
    void nothing_written_gives_every_default() {
        Written written = Written.nothing();

        AgentConfig config = written.read();

        assertEquals(List.of(), written.said());
        assertTrue(config.enabled);
        assertEquals(Verbosity.INFO, config.logVerbosity);
        assertEquals("stderr", config.logOutput);
        assertEquals("127.0.0.1", config.pullHost);
        assertEquals(9464, config.pullFirstPort);
        assertEquals("/metrics", config.pullPath);
        assertFalse(config.pushEnabled);
        assertEquals(60_000, config.otlpIntervalMillis);
        assertEquals(10_000, config.otlpTimeoutMillis);
        assertEquals("unknown_service:java", config.serviceName);
        assertEquals(2000, config.maxSeries);
        assertEquals(500, config.maxRoutes);
    }

    @Test
    void sources_are_asked_in_the_stated_order() throws Exception {
        Written written = Written.environment("OTEL_EXPORTER_PROMETHEUS_PORT", "1");
        assertEquals(1, written.read().pullFirstPort);

        written.andProperty("otel.exporter.prometheus.port", "2");
        assertEquals(2, written.read().pullFirstPort);

        Path file = Files.write(folder.resolve("f"), (PORT + "=3").getBytes(StandardCharsets.UTF_8));
        written.andProperty("hookgauge.config_file", file.toString());
        assertEquals(3, written.read().pullFirstPort);

        written.andEnvironment("HOOKGAUGE_METRICS_PROMETHEUS_PORT", "4");
        assertEquals(4, written.read().pullFirstPort);

        written.andProperty(PORT, "5");
        assertEquals(5, written.read().pullFirstPort);

        written.andArguments("metrics.prometheus.port=6");
        assertEquals(6, written.read().pullFirstPort);
        assertEquals(List.of(), written.said());
    }

    @Test
    void a_key_in_two_sources_is_said_at_debug_only() {
        Written written = Written.arguments("9100").andEnvironment("HOOKGAUGE_METRICS_PROMETHEUS_PORT", "9200");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        written.read().report(new AgentLog(Verbosity.DEBUG, new PrintStream(out)));

        assertEquals(
                "[hookgauge] config: hookgauge.metrics.prometheus.port from agent argument overrides environment "
                        + "HOOKGAUGE_METRICS_PROMETHEUS_PORT\n",
                out.toString());
        assertEquals(List.of(), written.said());
    }

    @ParameterizedTest
    @CsvSource({
        "hookgauge.metrics.max_routes",
        "hookgauge.metrics.max-routes",
        "hookgauge.METRICS.Max_Routes",
    })
    void keys_are_matched_whatever_their_case_and_dashes(String key) {
        assertEquals(7, Written.property(key, "7").read().maxRoutes);
    }

    @Test
    void an_empty_standard_name_counts_as_absent() {
        Written written = Written.environment("OTEL_EXPORTER_OTLP_ENDPOINT", "")
                .andEnvironment("OTEL_METRIC_EXPORT_INTERVAL", " ");

        assertEquals(List.of(), written.said());
        assertFalse(written.read().pushEnabled);
    }

    @Test
    void the_standards_name_for_metrics_goes_before_the_general_one() {
        Written written = Written.environment("OTEL_EXPORTER_OTLP_METRICS_HEADERS", "a=1")
                .andProperty("otel.exporter.otlp.headers", "b=2");

        assertEquals("{a=1}", written.read().otlpHeaders.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9100 | 127.0.0.1 | 9100 | 9100",
                "9100-9110 | 127.0.0.1 | 9100 | 9110",
                "0.0.0.0:9100 | 0.0.0.0 | 9100 | 9100",
                "[::1]:9100 | ::1 | 9100 | 9100",
                ":9100 | 127.0.0.1 | 9100 | 9100",
                "metrics.prometheus.port=9100 | 127.0.0.1 | 9100 | 9100",
                "hookgauge.metrics.prometheus.port=9100;metrics.prometheus.host=h | h | 9100 | 9100",
                "metrics.prometheus.server_id=h:9100 | h | 9100 | 9100",
                "9100,metrics.max_routes=3 | 127.0.0.1 | 9100 | 9100",
                "'' | 127.0.0.1 | 9464 | 9464",
                ",;, | 127.0.0.1 | 9464 | 9464",
            })
    void agent_arguments_may_be_short(String arguments, String host, int first, int last) {
        Written written = Written.arguments(arguments);

        AgentConfig config = written.read();

        assertEquals(host, config.pullHost);
        assertEquals(first, config.pullFirstPort);
        assertEquals(last, config.pullLastPort);
        assertEquals(List.of(), written.said());
    }

    @Test
    void a_lone_file_name_is_the_file() throws Exception {
        Path file = Files.write(folder.resolve("app.properties"), (PORT + "=9100").getBytes(StandardCharsets.UTF_8));

        assertEquals(9100, Written.arguments(file.toString()).read().pullFirstPort);
    }

    @Test
    void quotes_keep_a_comma_in_a_value() {
        AgentConfig config = Written.arguments(
                        "metrics.otlp.headers='a=1,b=2;c',metrics.otlp.service_name=Bob's,metrics.max_routes=3")
                .read();

        assertEquals("{a=1, b=2;c}", config.otlpHeaders.toString());
        assertEquals("Bob's", config.serviceName);
        assertEquals(3, config.maxRoutes);
    }

    @Test
    void the_rest_of_a_value_that_should_have_been_quoted_is_not_shown() {
        Written written = Written.arguments("metrics.otlp.headers=a=1,secret=2,token");

        assertEquals(
                List.of(
                        "agent argument 2 is not a known key; ignored (a value with a comma needs '...' around it)",
                        "agent argument 3 is not key=value; ignored (a value with a comma needs '...' around it)"),
                written.said());
        assertEquals("{a=1}", written.read().otlpHeaders.toString());
    }

    @Test
    void server_id_of_a_higher_source_wins_over_the_port_of_a_lower_one() throws Exception {
        Written written = Written.file(folder, PORT + "=1\nhookgauge.metrics.prometheus.host=low");

        written.andArguments("high:2");

        assertEquals("high", written.read().pullHost);
        assertEquals(2, written.read().pullFirstPort);
    }

    @Test
    void of_one_source_the_port_wins_over_server_id() {
        AgentConfig config = Written.property("hookgauge.metrics.prometheus.server_id", "h:1")
                .andProperty(PORT, "2")
                .read();

        assertEquals("h", config.pullHost);
        assertEquals(2, config.pullFirstPort);
    }

    @Test
    void a_file_is_found_beside_the_jar() throws Exception {
        Files.write(folder.resolve("beside.properties"), (PORT + "=9100").getBytes(StandardCharsets.UTF_8));

        AgentConfig config = Written.arguments("config_file=beside.properties")
                .andJar(folder.resolve("hookgauge.jar"))
                .read();

        assertEquals(9100, config.pullFirstPort);
    }

    @Test
    void a_file_is_utf_8_and_its_variables_are_filled_in() throws Exception {
        Written written = Written.file(
                        folder,
                        "\ufeffhookgauge.metrics.otlp.service_name=L\u00e4den-${STAGE:-dev}\n"
                                + "hookgauge.metrics.otlp.headers=key=${TOKEN}\n"
                                + "hookgauge.metrics.prometheus.path=/${A:-}${B:-m}x$y\n")
                .andEnvironment("TOKEN", "t0ps3cret");

        AgentConfig config = written.read();

        assertEquals("L\u00e4den-dev", config.serviceName);
        assertEquals("{key=t0ps3cret}", config.otlpHeaders.toString());
        assertEquals("/mx$y", config.pullPath);
        assertEquals(List.of(), written.said());
    }

    @Test
    void variables_are_filled_in_in_files_only() {
        assertEquals(
                "${HOME}",
                Written.property("hookgauge.metrics.otlp.service_name", "${HOME}")
                        .read()
                        .serviceName);
    }

    @Test
    void off_says_who_turned_it_off() {
        assertEquals(
                "hookgauge.enabled=false from environment HOOKGAUGE_ENABLED",
                Written.environment("HOOKGAUGE_ENABLED", "false").read().disabledBy);
        assertEquals(
                "hookgauge.enabled=false from agent argument",
                Written.arguments("enabled=FALSE").read().disabledBy);
        assertEquals(
                "OTEL_SDK_DISABLED=true from environment",
                Written.environment("OTEL_SDK_DISABLED", "true").read().disabledBy);
        assertTrue(Written.environment("OTEL_SDK_DISABLED", "true")
                .andProperty("hookgauge.enabled", "true")
                .read()
                .enabled);
    }

    @Test
    void the_standards_exporters_turn_pull_and_push_on_and_off() {
        AgentConfig both =
                Written.environment("OTEL_METRICS_EXPORTER", "otlp, prometheus").read();
        AgentConfig pullAlone = Written.environment("OTEL_METRICS_EXPORTER", "prometheus")
                .andEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4318")
                .read();
        AgentConfig pushAlone =
                Written.environment("OTEL_METRICS_EXPORTER", "otlp").read();

        assertTrue(both.pullEnabled && both.pushEnabled);
        assertTrue(pullAlone.pullEnabled && !pullAlone.pushEnabled);
        assertTrue(!pushAlone.pullEnabled && pushAlone.pushEnabled);
    }

    @Test
    void what_the_standards_exporters_leave_unused_is_said() {
        assertEquals(
                List.of("hookgauge.metrics.otlp.endpoint is not used: OTEL_METRICS_EXPORTER has no otlp; write "
                        + "hookgauge.metrics.otlp.enabled=true"),
                Written.environment("OTEL_METRICS_EXPORTER", "prometheus")
                        .andProperty("hookgauge.metrics.otlp.endpoint", "http://c:4318")
                        .said());
        assertEquals(
                List.of("hookgauge.metrics.prometheus.port is not used: OTEL_METRICS_EXPORTER has no prometheus; write "
                        + "hookgauge.metrics.prometheus.enabled=true"),
                Written.environment("OTEL_METRICS_EXPORTER", "otlp")
                        .andEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4318")
                        .andArguments("9100")
                        .said());
    }

    @Test
    void own_keys_overrule_the_standards_exporters() {
        AgentConfig config = Written.environment("OTEL_METRICS_EXPORTER", "none")
                .andProperty("hookgauge.metrics.prometheus.enabled", "true")
                .read();

        assertTrue(config.enabled && config.pullEnabled && !config.pushEnabled);
    }

    @Test
    void all_interfaces_are_chosen_in_a_container_only() throws Exception {
        Files.createFile(folder.resolve(".dockerenv"));

        AgentConfig docker = Written.atRoot(folder).read();
        AgentConfig pod =
                Written.environment("KUBERNETES_SERVICE_HOST", "10.0.0.1").read();
        AgentConfig named = Written.atRoot(folder)
                .andProperty("hookgauge.metrics.prometheus.host", "localhost")
                .read();

        assertTrue(docker.pullInContainer && docker.pullHost.equals("0.0.0.0"));
        assertTrue(pod.pullInContainer && pod.pullHost.equals("0.0.0.0"));
        assertTrue(!named.pullInContainer && named.pullHost.equals("localhost"));
    }

    @Test
    void the_standards_long_names_of_histograms_are_understood() {
        String name = "OTEL_EXPORTER_OTLP_METRICS_DEFAULT_HISTOGRAM_AGGREGATION";

        assertEquals(
                OtlpHistogram.EXPONENTIAL,
                Written.environment(name, "BASE2_EXPONENTIAL_BUCKET_HISTOGRAM").read().otlpHistogram);
        assertEquals(
                OtlpHistogram.EXPLICIT,
                Written.environment(name, "explicit_bucket_histogram").read().otlpHistogram);
    }

    @Test
    void our_resource_replaces_the_standards_and_its_name_counts_before_the_standards() {
        Written written = Written.property("hookgauge.metrics.resource", "team=till%2C1,service.name=shop")
                .andEnvironment("OTEL_RESOURCE_ATTRIBUTES", "zone=b")
                .andEnvironment("OTEL_SERVICE_NAME", "other");

        assertEquals(Map.of("team", "till,1", "service.name", "shop"), written.read().resourceAttributes);
        assertEquals("shop", written.read().serviceName);
        assertEquals(List.of(), written.said());
    }
}
