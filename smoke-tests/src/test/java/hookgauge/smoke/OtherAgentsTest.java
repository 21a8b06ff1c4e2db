package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.JdkShop;

/** Agents that are there for something else, before us and behind us (R14); for the metrics of OpenTelemetry's see its own test. */
@Tag("full")
final class OtherAgentsTest {
    private static final List<String> PATHS = List.of("/hello", "/items/7", "/fail", "/none", "/slow", "/hello");

    /** What the app's clients and our users see. */
    private record Outcome(List<String> answers, Map<String, Long> requests) {
        static Outcome of(ServerProcess server) {
            List<String> answers = new ArrayList<>();
            for (String path : PATHS) {
                answers.add(RawHttp.get(server.appPort(), path).replaceAll("Date: .*", "(time)"));
            }
            MetricsPage page =
                    server.metrics().await(p -> p.sum("http_server_request_duration_seconds_count") == PATHS.size());
            return new Outcome(answers, page.requests());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jmx-exporter, true",
        "jmx-exporter, false",
        "jacoco, true",
        "jacoco, false",
        "opentelemetry-javaagent, true",
        "opentelemetry-javaagent, false"
    })
    void requests_are_counted_and_answered_as_without_the_other(
            String other, boolean isOursFirst, @TempDir Path directory) throws IOException {
        String option =
                "-javaagent:" + Path.of("target", other + ".jar").toAbsolutePath() + arguments(other, directory);
        Launch launch = isOursFirst ? Launch.withAgent().option(option) : behind(option);
        try (ServerProcess alone = Launch.withAgent().start(JdkShop.class, ShopLibraries.ALL);
                ServerProcess server = launch.start(JdkShop.class, ShopLibraries.ALL)) {
            assertEquals(Outcome.of(alone), Outcome.of(server));
            // OpenTelemetry's measures the JVM, too, of which there may be a notice
            int notices = other.equals("opentelemetry-javaagent") ? 1 : 0;
            assertEquals(2, server.agentLines().size(), notices, server.toString());
        }
    }

    private static Launch behind(String option) {
        Launch launch = Launch.bare().option(option);
        Launch.withAgent().options().forEach(launch::option);
        return launch;
    }

    private static String arguments(String other, Path directory) throws IOException {
        if (other.equals("opentelemetry-javaagent")) return "";
        if (other.equals("jacoco")) return "=destfile=" + directory.resolve("jacoco.exec");
        Path rules = Files.writeString(directory.resolve("rules.yaml"), "rules: [{pattern: '.*'}]\n");
        return "=127.0.0.1:" + FreePort.find() + ":" + rules;
    }
}
