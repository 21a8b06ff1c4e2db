package hookgauge.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Any mixture of right and wrong settings: nothing throws, each wrong one is said once, each right one works. */
class RandomConfigurationTest {
    private static final int CONFIGURATIONS = 10_000;

    /** Key, a right value, how the effective value then reads, wrong values. */
    private static final String[][] GRAMMAR = {
        {"hookgauge.enabled", "true", "true", "ture", "", "1"},
        {"hookgauge.log.level", "warn", "warn", "loud", "", "\n"},
        {"hookgauge.log.format", "json", "json", "xml", ""},
        {"hookgauge.log.output", "stdout", "stdout", "", " "},
        {"hookgauge.metrics.prometheus.enabled", "true", "true", "wahr", "0"},
        {"hookgauge.metrics.prometheus.host", "10.0.0.7", "10.0.0.7", "10.0.0.256", "a b", "", "[::1"},
        {"hookgauge.metrics.prometheus.port", "9100-9110", "9100-9110", "94x", "99999", "-1", "9473-9464", ""},
        {"hookgauge.metrics.prometheus.path", "/m", "/m", "m", "/..", "/a?b", ""},
        {"hookgauge.metrics.prometheus.buckets", "0.1,1", "0.1,1", "0.1,abc", "1,0.1", "100,500", "", "NaN"},
        {"hookgauge.metrics.prometheus.include", "jvm_*, http.*", "jvm_*,http.*", "a|b", "", " ,", "x{y}", "jvm_.*"},
        {"hookgauge.metrics.prometheus.exclude", "jobs", "jobs", "jobs,(", "^a", "\t"},
        {"hookgauge.metrics.otlp.service_name", "shop", "shop", "", "  "},
        {
            "hookgauge.metrics.otlp.endpoint",
            "http://c:4318",
            "http://c:4318/v1/metrics",
            "",
            "http://",
            "x://c",
            "http://c:0",
            "unix:/a",
            "http://c/%"
        },
        {"hookgauge.metrics.otlp.protocol", "http/protobuf", "http/protobuf", "http/json", "", "thrift"},
        {"hookgauge.metrics.otlp.interval", "30s", "30s", "30", "15sec", "", "-1s", "999h", "1ms"},
        {"hookgauge.metrics.otlp.timeout", "99ms", "99ms", "5", "", "5 parsecs", "0ms", "61m"},
        {"hookgauge.metrics.otlp.insecure", "false", "false", "no", ""},
        {"hookgauge.metrics.otlp.headers", "a=1", "a=***", "abc", "=1", "a b=1", "a=%0a"},
        {"hookgauge.metrics.otlp.compression", "gzip", "gzip", "zstd", ""},
        {"hookgauge.metrics.otlp.temporality", "lowmemory", "lowmemory", "low_memory", ""},
        {"hookgauge.metrics.otlp.histogram", "exponential", "exponential", "linear", ""},
        {"hookgauge.metrics.resource", "team=till", "team=till", "till", "a=1,=2"},
        {"hookgauge.metrics.max_series", "100", "100", "9", "many", "99999999999999999999", ""},
        {"hookgauge.metrics.max_routes", "7", "7", "0", "-7", "100001"},
        {"hookgauge.http.server.enabled", "false", "false", "off", ""},
        {"hookgauge.http.server.body_size", "false", "false", "off", ""},
        {"hookgauge.http.server.active_requests", "false", "false", "off", ""},
        {"hookgauge.http.server.connections", "false", "false", "off", ""},
        {"hookgauge.merge.prometheus", "false", "false", "no", ""},
        {"hookgauge.merge.simpleclient", "false", "false", "no", ""},
        {"hookgauge.merge.micrometer", "false", "false", "no", ""},
        {"hookgauge.merge.dropwizard", "false", "false", "no", ""},
        {"hookgauge.merge.opentelemetry", "false", "false", "no", ""},
        {"hookgauge.jvm.enabled", "always", "always", "sometimes", ""},
        {"hookgauge.metrics.promethius.port", null, null, "1"},
        {"hookgauge.x", null, null, "", "\u0000"},
    };

    private final Random random = new Random(7);

    @Test
    void every_wrong_key_is_said_once_and_every_right_one_works() {
        for (int i = 0; i < CONFIGURATIONS; i++) {
            Written written = Written.nothing();
            List<String> wrong = new ArrayList<>();
            List<String> right = new ArrayList<>();
            for (String[] line : GRAMMAR) {
                if (random.nextInt(3) == 0) write(line, written, right, wrong);
            }

            List<String> effective = new EffectiveSettings(written.read()).lines();

            assertSaidOnceEach(wrong, written.said());
            for (String expected : right) {
                assertTrue(
                        effective.stream().anyMatch(line -> line.startsWith(expected)), expected + " in " + effective);
            }
            assertEndpointIsUsable(written.read());
        }
    }

    @Test
    void any_characters_at_all_do_no_harm() {
        for (int i = 0; i < CONFIGURATIONS; i++) {
            Written written = Written.arguments(noise())
                    .andEnvironment("OTEL_METRICS_EXPORTER", noise())
                    .andEnvironment("OTEL_RESOURCE_ATTRIBUTES", noise())
                    .andProperty("sun.java.command", noise());
            for (Option option : Option.values()) {
                if (option != Option.CONFIG_FILE) written.andProperty(option.key, noise());
            }

            assertEndpointIsUsable(written.read());
        }
    }

    private void write(String[] line, Written written, List<String> right, List<String> wrong) {
        boolean isRight = line[1] != null && random.nextBoolean();
        String value = isRight ? line[1] : line[3 + random.nextInt(line.length - 3)];
        if (random.nextBoolean()) written.andProperty(line[0], value);
        else written.andEnvironment(line[0].toUpperCase(Locale.ROOT).replace('.', '_'), value);
        if (isRight) right.add(line[0] + " = " + line[2] + " (");
        else wrong.add(line[0].toUpperCase(Locale.ROOT).replace('.', '_'));
    }

    /** What follows from several settings together is not the fault of one. */
    private static void assertSaidOnceEach(List<String> wrong, List<String> said) {
        List<String> about = new ArrayList<>();
        for (String sentence : said) {
            int end = 0;
            while (end < sentence.length() && " =:".indexOf(sentence.charAt(end)) < 0) end++;
            about.add(sentence.substring(0, end).toUpperCase(Locale.ROOT).replace('.', '_'));
        }
        Collections.sort(wrong);
        Collections.sort(about);
        assertEquals(wrong, about, said.toString());
    }

    private static void assertEndpointIsUsable(AgentConfig config) {
        if (!config.pushEnabled) return;
        URI uri = URI.create(config.otlpEndpoint);
        assertTrue(uri.getScheme().matches("https?") && !uri.getAuthority().isEmpty(), config.otlpEndpoint);
    }

    private String noise() {
        String[] pieces = {
            "",
            "a",
            "=",
            ",",
            ";",
            "'",
            "://",
            "http://",
            "c:4317",
            "[",
            "]",
            "::",
            "%",
            "%2",
            "@",
            "?",
            "#",
            "9464",
            "-",
            "1",
            ".",
            "s",
            "ms",
            "\n",
            "\u0000",
            "\ud800",
            "\u0130",
            " ",
            "${",
            "}",
            "none",
            "otlp",
            "/v1/metrics",
            "metrics.max_routes",
            ".jar",
            "dns:///",
            "grpc://",
            "x".repeat(300)
        };
        StringBuilder noise = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) noise.append(pieces[random.nextInt(pieces.length)]);
        return noise.toString();
    }
}
