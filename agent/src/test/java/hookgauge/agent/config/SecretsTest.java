package hookgauge.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.AgentLog.Verbosity;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A secret is never shown, wherever it was written and however wrongly. */
class SecretsTest {
    private static final String ENDPOINT = "hookgauge.metrics.otlp.endpoint";
    private static final String HEADERS = "hookgauge.metrics.otlp.headers";

    static Stream<Written> configurations() {
        return Stream.of(
                Written.property(HEADERS, "authorization=Bearer s3cret"),
                Written.property(HEADERS, "s3cret"),
                Written.property(HEADERS, "bad name=s3cret"),
                Written.environment("HOOKGAUGE_METRICS_OTLP_HEADERS", "a=s3cret\r\nb"),
                Written.environment("OTEL_EXPORTER_OTLP_HEADERS", "a=1,s3cret"),
                Written.arguments("metrics.otlp.headers=a=s3cret,s3cret,s3cret=1"),
                Written.arguments("metrics.otlp.headers='a=s3cret,b"),
                Written.property(ENDPOINT, "http://user:s3cret@c:4318"),
                Written.property(ENDPOINT, "http://s3cret@c:4318/v1/traces"),
                Written.property(ENDPOINT, "http://user:s3@s3cret@c:99999"),
                Written.property(ENDPOINT, "user:s3cret@c:4317"),
                Written.property(ENDPOINT, "ftp://user:s3cret@c"),
                Written.property(ENDPOINT, "unix://user:s3cret@c"),
                Written.property(ENDPOINT, "http://c/v1/metrics?api-key=s3cret"),
                Written.property(ENDPOINT, "http://c:4317?api-key=s3cret")
                        .andProperty("hookgauge.metrics.otlp.protocol", "grpc"),
                Written.environment("OTEL_EXPORTER_OTLP_ENDPOINT", "http://u:s3cret@c/#s3cret"),
                Written.property("hookgauge.x", "s3cret"),
                Written.environment("HOOKGAUGE_API_TOKEN", "s3cret"));
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void neither_log_nor_check_shows_it(Written written) {
        AgentConfig config = written.read();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes);

        config.report(new AgentLog(Verbosity.DEBUG, out));
        for (String line : new EffectiveSettings(config).lines()) out.println(line);
        out.println(config.otlpTarget);

        assertFalse(bytes.toString().contains("s3"), bytes.toString());
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void a_secret_is_sent_whole_or_not_at_all(Written written) {
        for (String value : written.read().otlpHeaders.values()) {
            assertEquals(-1, value.indexOf('\n'));
        }
    }
}
