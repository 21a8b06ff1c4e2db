package hookgauge.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written as an endpoint becomes the address, protocol and encryption that the docs say. */
class EndpointTest {
    private static final String ENDPOINT = "hookgauge.metrics.otlp.endpoint";
    private static final String PROTOCOL = "hookgauge.metrics.otlp.protocol";

    @ParameterizedTest
    @CsvSource({
        "http://c:4318, http/protobuf, http://c:4318/v1/metrics",
        "http://c:4318/, http/protobuf, http://c:4318/v1/metrics",
        "https://c, http/protobuf, https://c/v1/metrics",
        "HTTPS://c, http/protobuf, https://c/v1/metrics",
        "http://c:4318/v1/metrics, http/protobuf, http://c:4318/v1/metrics",
        "http://c:4318/otlp/v1/metrics, http/protobuf, http://c:4318/otlp/v1/metrics",
        "http://otel_collector:4318, http/protobuf, http://otel_collector:4318/v1/metrics",
        "http://[::1]:4318, http/protobuf, http://[::1]:4318/v1/metrics",
        "c:4317, grpc, https://c:4317",
        "c, grpc, https://c:4317",
        "[::1]:4317, grpc, http://[::1]:4317",
        "localhost, grpc, http://localhost:4317",
        "127.0.0.9:4317, grpc, http://127.0.0.9:4317",
        "10.0.0.7:55680, grpc, https://10.0.0.7:55680",
        "c:4318, http/protobuf, https://c:4318/v1/metrics",
        "localhost:4318, http/protobuf, http://localhost:4318/v1/metrics",
        "grpc://c, grpc, http://c:4317",
        "grpcs://c:443, grpc, https://c:443",
        "dns:///c:4317, grpc, https://c:4317",
        "dns:///localhost:4317, grpc, http://localhost:4317",
        "http://c/v1/metrics?key=1, http/protobuf, http://c/v1/metrics?key=1",
        "http://c?key=1, http/protobuf, http://c/v1/metrics?key=1",
    })
    void an_address_without_a_protocol_is_understood(String written, String protocol, String url) {
        Written configuration = Written.property(ENDPOINT, written);

        AgentConfig config = configuration.read();

        assertEquals(url, config.otlpEndpoint);
        assertEquals(protocol, config.otlpProtocol.toString());
        assertTrue(config.pushEnabled);
        assertEquals(List.of(), configuration.said());
    }

    @ParameterizedTest
    @CsvSource({
        "http://c:4318/otlp, http/protobuf, http://c:4318/otlp, "
                + "no /v1/metrics at the end; write it if the receiver answers 404",
        "http://c:4317, grpc, http://c:4317, port 4317 is usually gRPC; using grpc",
        "https://c:4317, grpc, https://c:4317, port 4317 is usually gRPC; using grpc",
        "http://c:4317/v1/metrics, http/protobuf, http://c:4317/v1/metrics, "
                + "port 4317 is usually gRPC; using http/protobuf",
    })
    void an_address_that_is_likely_meant_otherwise_is_used_with_a_notice(
            String written, String protocol, String url, String notice) {
        Written configuration = Written.property(ENDPOINT, written);

        AgentConfig config = configuration.read();

        assertEquals(url, config.otlpEndpoint);
        assertEquals(protocol, config.otlpProtocol.toString());
        assertEquals(List.of("hookgauge.metrics.otlp.endpoint: " + notice), configuration.said());
    }

    @Test
    void the_path_for_traces_is_used_as_written_and_said() {
        Written configuration = Written.property(ENDPOINT, "http://c:4318/v1/traces");

        assertEquals("http://c:4318/v1/traces", configuration.read().otlpEndpoint);
        assertEquals(
                List.of("hookgauge.metrics.otlp.endpoint='http://c:4318/v1/traces' (system property): "
                        + "this is the path for traces; used as written"),
                configuration.said());
    }

    @ParameterizedTest
    @CsvSource({
        "http://c:4317, http/protobuf, http://c:4317/v1/metrics, port 4317 is usually gRPC; using http/protobuf",
        "http://c:4318, grpc, http://c:4318, port 4318 is usually http/protobuf; using grpc",
        "c:4318, grpc, https://c:4318, port 4318 is usually http/protobuf; using grpc",
    })
    void a_protocol_set_against_the_port_is_used_with_a_notice(
            String written, String protocol, String url, String notice) {
        Written configuration = Written.property(ENDPOINT, written).andProperty(PROTOCOL, protocol);

        assertEquals(url, configuration.read().otlpEndpoint);
        assertEquals(List.of("hookgauge.metrics.otlp.endpoint: " + notice), configuration.said());
    }

    @ParameterizedTest
    @CsvSource({
        "http://c, grpc, http://c",
        "https://c, grpc, https://c",
        "c, http, https://c/v1/metrics",
        "https://c:4317, grpc, https://c:4317",
    })
    void a_protocol_that_is_set_wins(String written, String protocol, String url) {
        Written configuration = Written.property(ENDPOINT, written).andProperty(PROTOCOL, protocol);

        assertEquals(url, configuration.read().otlpEndpoint);
        assertEquals(List.of(), configuration.said());
    }

    @ParameterizedTest
    @CsvSource({
        "c:4317, true, http://c:4317",
        "c:4318, true, http://c:4318/v1/metrics",
        "c:4317, false, https://c:4317",
        "localhost:4317, false, https://localhost:4317",
        "dns:///c:4317, true, http://c:4317",
    })
    void insecure_decides_where_no_scheme_is_written(String written, String insecure, String url) {
        Written configuration =
                Written.property(ENDPOINT, written).andProperty("hookgauge.metrics.otlp.insecure", insecure);

        assertEquals(url, configuration.read().otlpEndpoint);
        assertEquals(List.of(), configuration.said());
    }

    @Test
    void insecure_is_ignored_where_the_address_says_https() {
        Written configuration =
                Written.property(ENDPOINT, "https://c").andProperty("hookgauge.metrics.otlp.insecure", "true");

        assertEquals("https://c/v1/metrics", configuration.read().otlpEndpoint);
        assertEquals(
                List.of("hookgauge.metrics.otlp.insecure=true is ignored, the address says https"),
                configuration.said());
    }

    @Test
    void insecure_is_named_as_it_was_written() {
        assertEquals(
                List.of("OTEL_EXPORTER_OTLP_INSECURE=true is ignored, the address says https"),
                Written.property(ENDPOINT, "https://c")
                        .andEnvironment("OTEL_EXPORTER_OTLP_INSECURE", "true")
                        .said());
    }

    @Test
    void how_an_endpoint_is_understood_is_not_said_while_push_is_off() {
        Written configuration = Written.environment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4317")
                .andEnvironment("OTEL_METRICS_EXPORTER", "prometheus");

        assertFalse(configuration.read().pushEnabled);
        assertEquals(List.of(), configuration.said());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "http://",
                "foo://c",
                "http://c:99999",
                "http://c:0",
                "http://c:",
                "http://c:x",
                "::1",
                "http:///v1/metrics",
                "http://a b",
                "http://c/%zz",
                "http://c/a\"b",
                "http://c#a#b",
                "http://[::1",
                "c:4317:1",
                "http://999.1.1.1",
                "http://u:p@"
            })
    void what_is_no_address_turns_push_off(String written) {
        Written configuration = Written.property(ENDPOINT, written);

        AgentConfig config = configuration.read();

        assertFalse(config.pushEnabled);
        assertTrue(config.pullEnabled);
        assertEquals(
                List.of("hookgauge.metrics.otlp.endpoint='"
                        + written.replace("u:p@", "u:***@").replace("#a#b", "#***")
                        + "' (system property) is not an address such as http://collector:4318; push is off"),
                configuration.said());
    }

    @Test
    void a_unix_socket_is_not_offered() {
        assertEquals(
                List.of("hookgauge.metrics.otlp.endpoint='unix:///run/otel' (system property) is a unix socket, "
                        + "which is not offered; push is off"),
                Written.property(ENDPOINT, "unix:///run/otel").said());
    }

    @Test
    void grpc_refuses_a_query() {
        Written configuration = Written.property(ENDPOINT, "grpc://c?key=secret");

        assertFalse(configuration.read().pushEnabled);
        assertEquals(
                List.of("hookgauge.metrics.otlp.endpoint='grpc://c?***' (system property) has a query or fragment, "
                        + "which grpc cannot send; push is off"),
                configuration.said());
    }

    @Test
    void a_fallback_stands_in_for_what_is_no_address() {
        Written configuration = Written.property(ENDPOINT, "http://")
                .andEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://fallback:4318");

        assertEquals("http://fallback:4318/v1/metrics", configuration.read().otlpEndpoint);
        assertEquals(
                List.of("hookgauge.metrics.otlp.endpoint='http://' (system property) is not an address such as "
                        + "http://collector:4318; using OTEL_EXPORTER_OTLP_ENDPOINT"),
                configuration.said());
    }

    @Test
    void a_user_name_becomes_basic_authorization() {
        AgentConfig config = Written.property(ENDPOINT, "https://user:p%40ss@c").read();

        assertEquals("https://c/v1/metrics", config.otlpEndpoint);
        assertEquals("{Authorization=Basic dXNlcjpwQHNz}", config.otlpHeaders.toString());
    }

    @Test
    void an_authorization_header_wins_over_a_user_name() {
        AgentConfig config = Written.property(ENDPOINT, "https://u:p@c")
                .andProperty("hookgauge.metrics.otlp.headers", "authorization=Bearer t")
                .read();

        assertEquals("{authorization=Bearer t}", config.otlpHeaders.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "http://c:4318, http://c:4318/v1/metrics",
        "http://c:4318/, http://c:4318/v1/metrics",
        "http://c:4318/otlp, http://c:4318/otlp/v1/metrics",
        "http://c:4318/otlp/, http://c:4318/otlp/v1/metrics",
    })
    void the_standards_general_endpoint_gets_the_path_added(String written, String url) {
        Written configuration = Written.environment("OTEL_EXPORTER_OTLP_ENDPOINT", written);

        assertEquals(url, configuration.read().otlpEndpoint);
        assertEquals(List.of(), configuration.said());
    }

    @Test
    void the_standards_endpoint_for_metrics_is_used_as_written() {
        Written configuration = Written.environment("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "http://c:4318/v1/metrics")
                .andEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://other:4318");

        assertEquals("http://c:4318/v1/metrics", configuration.read().otlpEndpoint);
        assertEquals(List.of(), configuration.said());
    }

    @Test
    void the_standards_endpoint_without_a_protocol_stays_http_at_any_port() {
        Written configuration = Written.environment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4317");

        assertEquals("http://c:4317/v1/metrics", configuration.read().otlpEndpoint);
        assertEquals(
                List.of("OTEL_EXPORTER_OTLP_ENDPOINT: port 4317 is usually gRPC; using http/protobuf"),
                configuration.said());
    }

    @Test
    void a_protocol_of_the_standard_goes_with_its_endpoint() {
        AgentConfig config = Written.environment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://c:4317")
                .andEnvironment("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")
                .read();

        assertEquals("http://c:4317", config.otlpEndpoint);
        assertEquals(OtlpProtocol.GRPC, config.otlpProtocol);
    }

    @Test
    void push_without_an_endpoint_goes_to_the_standards() {
        Written configuration = Written.property("hookgauge.metrics.otlp.enabled", "true");

        assertTrue(configuration.read().pushEnabled);
        assertEquals("http://localhost:4318/v1/metrics", configuration.read().otlpEndpoint);
        assertEquals(List.of("no endpoint is set; pushing to http://localhost:4318"), configuration.said());
    }

    @Test
    void a_bad_endpoint_does_not_send_metrics_to_the_standards() {
        assertFalse(Written.property("hookgauge.metrics.otlp.enabled", "true")
                .andProperty(ENDPOINT, "http://")
                .read()
                .pushEnabled);
    }

    @Test
    void compression_is_for_other_machines() {
        assertTrue(Written.property(ENDPOINT, "http://c:4318").read().otlpGzip);
        assertFalse(Written.property(ENDPOINT, "http://localhost:4318").read().otlpGzip);
        assertFalse(Written.property(ENDPOINT, "http://c:4318")
                .andProperty("hookgauge.metrics.otlp.compression", "none")
                .read()
                .otlpGzip);
    }
}
