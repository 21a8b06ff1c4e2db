package hookgauge.agent.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bad value gets its sentence and touches nothing else. */
class BadValuesTest {
    private static final String PORT = "hookgauge.metrics.prometheus.port";
    private static final String ENDPOINT = "hookgauge.metrics.otlp.endpoint";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"94x", "99999", "-1", "9473-9464", "", " ", "1-", "9464-99999", "18446744073709551617", "٣"})
    void a_port_that_is_none_gives_the_default(String value) {
        Written written = Written.property(PORT, value);

        AgentConfig config = written.read();

        String shown = value.equals("٣") ? "\\u0663" : value;
        assertEquals(
                List.of("hookgauge.metrics.prometheus.port='" + shown
                        + "' (system property) is not a port (0 to 65535) or a range; using 9464"),
                written.said());
        assertEquals(9464, config.pullFirstPort);
        assertEquals(9464, config.pullLastPort);
        assertTrue(config.enabled);
    }

    @Test
    void a_histogram_of_another_kind_is_explicit() {
        assertEquals(
                List.of("hookgauge.metrics.otlp.histogram='linear' (system property) is not explicit or exponential;"
                        + " using explicit"),
                Written.property("hookgauge.metrics.otlp.histogram", "linear").said());
    }

    @ParameterizedTest
    @ValueSource(strings = {"metrics", "/me trics", "/m?x", "/m#x", "/../m", "/", "", "/a%2fb"})
    void a_path_that_is_none_gives_the_default(String value) {
        Written written = Written.property("hookgauge.metrics.prometheus.path", value);

        assertEquals(
                List.of("hookgauge.metrics.prometheus.path='" + value
                        + "' (system property) is not an absolute URL path such as /metrics; using /metrics"),
                written.said());
        assertEquals("/metrics", written.read().pullPath);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1,abc", "0,1", "-1", "NaN", "Infinity", "1e999", "", "0x1p3", "1d"})
    void buckets_that_are_no_rising_seconds_give_the_standard_14(String value) {
        Written written = Written.property("hookgauge.metrics.prometheus.buckets", value);

        assertEquals(
                List.of("hookgauge.metrics.prometheus.buckets='" + value + "' (system property) are not rising "
                        + "seconds, e.g. 0.005,0.01,0.1,1; using the standard 14"),
                written.said());
        assertEquals(14, written.read().buckets.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search", "/search:", ":1", "/search:a", "/search:0", "/x:1;/search:-1"})
    void pairs_of_route_and_seconds_that_are_none_are_left_out(String value) {
        Written written = Written.property("hookgauge.metrics.prometheus.buckets_by_route", value);

        assertEquals(
                List.of("hookgauge.metrics.prometheus.buckets_by_route='" + value + "' (system property) is not"
                        + " route:seconds pairs such as /search*:0.1,1;/upload:1,10,60; ignoring entry "
                        + (value.startsWith("/x:1;") ? 2 : 1)),
                written.said());
        assertEquals(14, written.read().routeBuckets.of("/search").length);
        assertEquals(
                value.startsWith("/x:1;") ? 1 : 14, written.read().routeBuckets.of("/x").length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET,A B",
                "GET;POST",
                "G\u00c9T",
                "A,B,C,D,E,F,G,H,I,J,K,L,M,N,O,P,Q,R,S,T,U,V,W,X,Y,Z,a,b,c,d,e"
            })
    void known_methods_that_are_none_give_the_standard_10(String value) {
        Written written = Written.property("hookgauge.http.server.known_methods", value);

        assertEquals(1, written.said().size(), written.said().toString());
        assertTrue(written.said()
                .get(0)
                .endsWith(" is not 1 to 30 names of methods such as GET,POST,PROPFIND; using the standard 10"));
        assertEquals(10, written.read().knownMethods.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "tenant=cookie:x | 'tenant=cookie:x' is not header:NAME or const:VALUE; ignored",
                "tenant | 'tenant' is not header:NAME or const:VALUE; ignored",
                "tenant=header:X Tenant | 'tenant=header:X Tenant' is not header:NAME or const:VALUE; ignored",
                "env=const: | 'env=const:' is not header:NAME or const:VALUE; ignored",
                "le=const:1 | 'le' is reserved; ignored",
                "method=header:X | 'method' is reserved; ignored",
                "http.route=header:X | 'http.route' is reserved; ignored",
                "__x=const:1 | '__x' is reserved; ignored",
                "9x=const:1 | '9x' is not a name of letters, digits, _ and .; ignored",
                "a-b=const:1 | 'a-b' is not a name of letters, digits, _ and .; ignored",
                "ok=const:2 | 'ok' is there twice; ignored",
                "user=header:Authorization | 'user=header:Authorization' would show what is secret; ignored",
                "a=const:1,b=const:1,c=const:1,d=const:1,e=const:1 | 'e=const:1' is one more than 5; ignored",
                "t=header:T;max=0 | 't=header:T;max=0' has no max from 1 to 1000; using 50",
                "t=header:T;most=9 | 't=header:T;most=9' has no max from 1 to 1000; using 50"
            })
    void a_label_that_is_none_is_left_out_and_the_others_are_used(String entry, String sentence) {
        Written written = Written.property("hookgauge.http.server.labels", "ok=header:X-Ok;max=7, " + entry);

        assertEquals(List.of("hookgauge.http.server.labels: " + sentence), written.said());
        assertEquals("ok=header:x-ok;max=7", written.read().requestLabels.get(0).toString());
    }

    @Test
    void known_methods_are_taken_from_the_standards_name() {
        Written written = Written.environment("OTEL_INSTRUMENTATION_HTTP_KNOWN_METHODS", "GET, PROPFIND");

        assertEquals(List.of("GET", "PROPFIND"), written.read().knownMethods);
        assertEquals(List.of(), written.said());
    }

    @Test
    void buckets_out_of_order_are_sorted_and_used() {
        Written written = Written.property("hookgauge.metrics.prometheus.buckets", "1,0.1,0.1");

        assertEquals(
                List.of("hookgauge.metrics.prometheus.buckets were sorted and doubles removed: 0.1,1"), written.said());
        assertArrayEquals(new double[] {0.1, 1}, written.read().buckets);
    }

    @Test
    void buckets_that_look_like_milliseconds_are_used_with_a_question() {
        Written written = Written.property("hookgauge.metrics.prometheus.buckets", "100,500");

        assertEquals(
                List.of("hookgauge.metrics.prometheus.buckets begin at 100 s: are these milliseconds?"),
                written.said());
        assertArrayEquals(new double[] {100, 500}, written.read().buckets);
    }

    @Test
    void more_than_64_buckets_are_refused() {
        StringBuilder rising = new StringBuilder("1");
        for (int i = 2; i <= 65; i++) rising.append(',').append(i);

        assertEquals(
                14,
                Written.property("hookgauge.metrics.prometheus.buckets", rising.toString())
                        .read()
                        .buckets
                        .length);
    }

    @Test
    void a_protocol_that_is_not_offered_gives_the_one_of_the_endpoint() {
        Written written =
                Written.property("hookgauge.metrics.otlp.protocol", "http/json").andProperty(ENDPOINT, "http://c:4318");

        assertEquals(
                List.of("hookgauge.metrics.otlp.protocol='http/json' (system property) is not grpc or http/protobuf; "
                        + "using http/protobuf"),
                written.said());
        assertEquals(OtlpProtocol.HTTP_PROTOBUF, written.read().otlpProtocol);
    }

    @Test
    void the_standards_protocol_that_is_not_offered_is_named_as_it_was_written() {
        assertEquals(
                List.of("OTEL_EXPORTER_OTLP_PROTOCOL='http/json' (environment) is not grpc or http/protobuf; "
                        + "using http/protobuf"),
                Written.environment("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json").said());
    }

    @ParameterizedTest
    @CsvSource({
        "15sec, is not a time such as 15s; using 60s, 60000",
        "-5s, is not a time such as 15s; using 60s, 60000",
        "s, is not a time such as 15s; using 60s, 60000",
        "15, has no unit; write 15s or 15ms; using 60s, 60000",
        "1ms, is below 100ms; using 100ms, 100",
        "0s, is below 100ms; using 100ms, 100",
        "24h, is above 1h; using 1h, 3600000",
        "99999999999999999999h, is above 1h; using 1h, 3600000",
    })
    void an_interval_that_is_none_or_out_of_range_is_said(String value, String said, int millis) {
        Written written = Written.property("hookgauge.metrics.otlp.interval", value);

        assertEquals(
                List.of("hookgauge.metrics.otlp.interval='" + value + "' (system property) " + said), written.said());
        assertEquals(millis, written.read().otlpIntervalMillis);
    }

    @Test
    void the_standards_interval_is_a_number_of_milliseconds() {
        assertEquals(
                List.of("OTEL_METRIC_EXPORT_INTERVAL='soon' (environment) is not a number of milliseconds; using 60s"),
                Written.environment("OTEL_METRIC_EXPORT_INTERVAL", "soon").said());
        assertEquals(
                15_000,
                Written.environment("OTEL_METRIC_EXPORT_INTERVAL", "15000").read().otlpIntervalMillis);
    }

    @Test
    void a_timeout_longer_than_the_interval_is_cut_to_it() {
        Written written = Written.property("hookgauge.metrics.otlp.timeout", "90s")
                .andProperty("hookgauge.metrics.otlp.interval", "60s");

        assertEquals(
                List.of("hookgauge.metrics.otlp.timeout=90s is longer than the interval; using 60s"), written.said());
        assertEquals(60_000, written.read().otlpTimeoutMillis);
    }

    @Test
    void a_timeout_of_nothing_gives_the_default() {
        assertEquals(
                List.of("hookgauge.metrics.otlp.timeout='0s' (system property) is below 1ms; using 10s"),
                Written.property("hookgauge.metrics.otlp.timeout", "0s").said());
    }

    @Test
    void the_default_timeout_follows_a_short_interval_without_a_word() {
        Written written = Written.property("hookgauge.metrics.otlp.interval", "1s");

        assertEquals(1000, written.read().otlpTimeoutMillis);
        assertEquals(List.of(), written.said());
    }

    @Test
    void a_header_that_is_no_pair_is_left_out_without_showing_it() {
        Written written = Written.environment("HOOKGAUGE_METRICS_OTLP_HEADERS", "abc");

        assertEquals(
                List.of(
                        "hookgauge.metrics.otlp.headers (environment HOOKGAUGE_METRICS_OTLP_HEADERS) are not name=value "
                                + "pairs; ignoring entry 1"),
                written.said());
        assertEquals(Collections.emptyMap(), written.read().otlpHeaders);
    }

    @Test
    void the_other_headers_are_used() {
        Written written =
                Written.property("hookgauge.metrics.otlp.headers", "a=1,bad,=2,b=x%20y%2Bz+,c=%0d%0aevil: 1,d e=3,f=,");

        assertEquals(
                List.of("hookgauge.metrics.otlp.headers (system property) are not name=value pairs; ignoring entries "
                        + "2, 3, 5, 6"),
                written.said());
        assertEquals("{a=1, b=x y+z+, f=}", written.read().otlpHeaders.toString());
    }

    @Test
    void a_compression_that_is_not_offered_gives_the_default() {
        Written written = Written.environment("OTEL_EXPORTER_OTLP_COMPRESSION", "zstd");

        assertEquals(
                List.of("OTEL_EXPORTER_OTLP_COMPRESSION='zstd' (environment) is not none or gzip; using none"),
                written.said());
        assertEquals(
                List.of("OTEL_EXPORTER_OTLP_COMPRESSION='zstd' (environment) is not none or gzip; using gzip"),
                written.andProperty(ENDPOINT, "http://c:4318").said());
    }

    @ParameterizedTest
    @CsvSource({
        "hookgauge.enabled, ture, is not true or false; using true",
        "hookgauge.enabled, '', is not true or false; using true",
        "hookgauge.metrics.prometheus.enabled, 1, is not true or false; using true",
        "hookgauge.metrics.otlp.enabled, yes, is not true or false; using true if an endpoint is set",
        "hookgauge.metrics.otlp.insecure, no, is not true or false; using false",
        "hookgauge.http.server.enabled, on, is not true or false; using true",
        "hookgauge.http.server.body_size, ja, is not true or false; using true",
        "hookgauge.http.server.active_requests, 0, is not true or false; using true",
        "hookgauge.http.server.connections, off, is not true or false; using true",
        "hookgauge.jvm.enabled, sometimes, 'is not true, false or always; using true'",
        "hookgauge.log.level, loud, 'is not off, error, warn, info or debug; using info'",
        "hookgauge.log.format, xml, is not text or json; using text",
        "hookgauge.log.output, '', 'is not stderr, stdout or a file name; using stderr'",
        "hookgauge.metrics.prometheus.host, a b, is not an address of this machine; using auto",
        "hookgauge.metrics.prometheus.host, 999.1.1.1, is not an address of this machine; using auto",
        "hookgauge.metrics.prometheus.server_id, me, is not host:port of the metrics server; ignored",
        "hookgauge.metrics.max_series, 9, is not a number from 10 to 1000000; using 2000",
        "hookgauge.metrics.max_series, 1000001, is not a number from 10 to 1000000; using 2000",
        "hookgauge.metrics.max_routes, 0, is not a number from 1 to 100000; using 500",
        "hookgauge.metrics.max_routes, many, is not a number from 1 to 100000; using 500",
        "hookgauge.metrics.otlp.service_name, ' ', is not a name; using unknown_service:java",
    })
    void a_word_or_number_that_is_not_known_gives_the_default(String key, String value, String said) {
        Written written = Written.property(key, value);

        assertEquals(List.of(key + "='" + value + "' (system property) " + said), written.said());
        assertTrue(written.read().enabled);
    }

    @Test
    void entries_that_are_no_globs_of_names_are_ignored_and_numbered() {
        Written written = Written.property(
                "hookgauge.metrics.prometheus.exclude", "jvm_*, a|b,, http.server.*, jvm_.*, x{y}, cafe?");

        assertEquals(
                List.of("hookgauge.metrics.prometheus.exclude='jvm_*, a|b,, http.server.*, jvm_.*, x{y}, cafe?' "
                        + "(system property) are not globs of metric names such as jvm_*,http.server.*; "
                        + "ignoring entries 2, 4, 5"),
                written.said());
        assertEquals(List.of("jvm_*", "http.server.*", "cafe?"), written.read().excludedMetrics);
    }

    @ParameterizedTest
    @CsvSource({"include, all", "exclude, none"})
    void list_of_names_without_a_name_is_as_if_it_were_not_there(String key, String used) {
        Written written = Written.property("hookgauge.metrics.prometheus." + key, " , ");

        assertEquals(
                List.of("hookgauge.metrics.prometheus." + key
                        + "=' , ' (system property) are not globs of metric names "
                        + "such as jvm_*,http.server.*; using " + used),
                written.said());
        assertEquals(List.of(), written.read().includedMetrics);
        assertEquals(List.of(), written.read().excludedMetrics);
    }

    @Test
    void an_unknown_property_is_said_with_the_key_that_was_meant() {
        assertEquals(
                List.of("hookgauge.metrics.promethius.port (system property) is not a known key; "
                        + "did you mean hookgauge.metrics.prometheus.port?"),
                Written.property("hookgauge.metrics.promethius.port", "1").said());
    }

    @Test
    void an_unknown_variable_is_said_with_the_name_that_was_meant() {
        assertEquals(
                List.of("HOOKGAUGE_METRICS_PROMETHEUS_POTR (environment) is not a known key; "
                        + "did you mean HOOKGAUGE_METRICS_PROMETHEUS_PORT?"),
                Written.environment("HOOKGAUGE_METRICS_PROMETHEUS_POTR", "1").said());
    }

    @Test
    void an_unknown_key_in_arguments_or_file_is_said_too() throws Exception {
        assertEquals(
                List.of("hookgauge.port (agent argument) is not a known key; "
                        + "did you mean hookgauge.metrics.prometheus.port?"),
                Written.arguments("port=1").said());
        assertEquals(
                List.of("metrics.max_routes (file " + folder + "/app.properties) is not a known key; "
                        + "did you mean hookgauge.metrics.max_routes?"),
                Written.file(folder, "metrics.max_routes=7").said());
    }

    @Test
    void a_key_like_no_other_gets_no_guess() {
        assertEquals(
                List.of("hookgauge.colour (system property) is not a known key"),
                Written.property("hookgauge.colour", "blue").said());
    }

    @Test
    void variables_that_kubernetes_sets_for_a_service_of_our_name_are_no_mistake() {
        Written written = Written.environment("HOOKGAUGE_SERVICE_HOST", "10.0.0.1")
                .andEnvironment("HOOKGAUGE_SERVICE_PORT", "9464")
                .andEnvironment("HOOKGAUGE_SERVICE_PORT_HTTP", "9464")
                .andEnvironment("HOOKGAUGE_PORT", "tcp://10.0.0.1:9464")
                .andEnvironment("HOOKGAUGE_PORT_9464_TCP", "tcp://10.0.0.1:9464")
                .andEnvironment("HOOKGAUGE_PORT_9464_TCP_ADDR", "10.0.0.1");

        assertEquals(List.of(), written.said());
    }

    @Test
    void an_exporter_that_is_not_offered_is_left_out() {
        Written written = Written.environment("OTEL_METRICS_EXPORTER", "prometheus,foo");

        assertEquals(
                List.of("OTEL_METRICS_EXPORTER: 'foo' is not offered (prometheus, otlp, none); ignored"),
                written.said());
        assertTrue(written.read().pullEnabled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"console", "logging", "logging-otlp"})
    void an_exporter_to_the_console_is_refused(String exporter) {
        Written written = Written.environment("OTEL_METRICS_EXPORTER", exporter);

        assertEquals(
                List.of("OTEL_METRICS_EXPORTER: '" + exporter + "' is not offered; look at /metrics instead"),
                written.said());
        assertTrue(written.read().pullEnabled);
    }

    @Test
    void none_beside_other_exporters_turns_both_off() {
        Written written = Written.environment("OTEL_METRICS_EXPORTER", "none,otlp");

        assertEquals(
                List.of(
                        "OTEL_METRICS_EXPORTER has none beside others; using none",
                        "nothing to do: pull and push are both off"),
                written.said());
        assertFalse(written.read().pullEnabled);
        assertFalse(written.read().pushEnabled);
    }

    @Test
    void with_pull_and_push_off_the_agent_stays_out_of_the_way() {
        Written written = Written.property("hookgauge.metrics.prometheus.enabled", "false");

        assertEquals(List.of("nothing to do: pull and push are both off"), written.said());
        assertFalse(written.read().enabled);
    }

    @Test
    void a_value_with_odd_characters_is_escaped_and_cut() {
        List<String> said =
                Written.property(PORT, "\n\u0000\u001bü" + "x".repeat(5000)).said();

        assertEquals(
                List.of("hookgauge.metrics.prometheus.port='\\n\\u0000\\u001b\\u00fc" + "x".repeat(76)
                        + "...' (system property) is not a port (0 to 65535) or a range; using 9464"),
                said);
    }

    @Test
    void a_file_that_is_missing_is_said() {
        assertEquals(
                List.of("hookgauge.config_file='/no/such' cannot be read (no such file); going on without it"),
                Written.property("hookgauge.config_file", "/no/such").said());
        assertEquals(
                List.of("hookgauge.config_file='/' cannot be read (not a file); going on without it"),
                Written.property("hookgauge.config_file", "/").said());
    }

    @Test
    void a_file_that_is_not_utf_8_or_too_large_is_said() throws Exception {
        Path latin = Files.write(folder.resolve("latin"), "a=\u00fc".getBytes(StandardCharsets.ISO_8859_1));
        Path large = Files.write(folder.resolve("large"), new byte[10 << 20]);
        Path escape = Files.write(folder.resolve("escape"), "a=\\uxyz".getBytes(StandardCharsets.UTF_8));

        assertEquals(
                List.of("hookgauge.config_file='" + latin + "' cannot be read (not UTF-8); going on without it"),
                Written.arguments("config_file=" + latin).said());
        assertEquals(
                List.of("hookgauge.config_file='" + large + "' cannot be read (larger than 1 MB); going on without it"),
                Written.arguments("config_file=" + large).said());
        assertEquals(
                List.of("hookgauge.config_file='" + escape
                        + "' cannot be read (a \\u without four hexadecimal digits); " + "going on without it"),
                Written.arguments("config_file=" + escape).said());
    }

    @Test
    void a_variable_that_a_file_needs_and_nobody_set_is_said() throws Exception {
        Written written = Written.file(folder, "hookgauge.metrics.prometheus.port=${PORT}");

        assertEquals(
                List.of("hookgauge.metrics.prometheus.port (file " + folder
                        + "/app.properties) needs PORT, which is not in the environment; ignored"),
                written.said());
        assertEquals(9464, written.read().pullFirstPort);
    }

    @Test
    void a_file_cannot_name_another() throws Exception {
        assertEquals(
                List.of("hookgauge.config_file (file " + folder + "/app.properties) cannot stand in a file; ignored"),
                Written.file(folder, "hookgauge.config_file=x").said());
    }

    @Test
    void the_standards_file_is_refused() {
        assertEquals(
                List.of("OTEL_CONFIG_FILE (environment) is not offered; use hookgauge.config_file"),
                Written.environment("OTEL_CONFIG_FILE", "/etc/otel.yaml").said());
    }

    @Test
    void resource_attributes_that_are_no_pairs_are_left_out() {
        Written written = Written.environment("OTEL_RESOURCE_ATTRIBUTES", "team=a%20b,oops");

        assertEquals(
                List.of("OTEL_RESOURCE_ATTRIBUTES (environment) are not name=value pairs; ignoring entry 2"),
                written.said());
        assertEquals(
                "{team=a b, service.name=unknown_service:java}",
                written.read().resourceAttributes.toString());
    }

    @Test
    void settings_of_traces_and_logs_are_none_of_our_business() {
        Written written = Written.environment("OTEL_TRACES_EXPORTER", "console")
                .andEnvironment("OTEL_LOGS_EXPORTER", "console")
                .andEnvironment("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http/json");

        assertEquals(List.of(), written.said());
    }
}
