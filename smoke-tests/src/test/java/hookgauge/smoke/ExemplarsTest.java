package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.opentelemetry.proto.metrics.v1.Exemplar;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.TracingShop;

/** The finished jar in apps that are traced: durations have the ids of a trace and its span. */
final class ExemplarsTest {
    private static final Pattern SPAN = Pattern.compile("span (\\S+) (\\S+)");
    private static final Path OTHER_AGENT = Path.of("target/opentelemetry-javaagent.jar");
    private static final String OPEN_METRICS = "application/openmetrics-text;version=1.0.0";

    @Test
    void durations_have_the_trace_of_an_sdk_of_the_apps_own() {
        try (OtlpReceiver receiver = OtlpReceiver.start(Protocol.HTTP);
                ServerProcess server = start(Launch.withAgent().pushTo(receiver), "sdk")) {
            get(server, "/order");
            Matcher span = server.await(SPAN);
            String ids = "# {span_id=\"" + span.group(2) + "\",trace_id=\"" + span.group(1) + "\"}";

            awaitBuckets(server, "http_server_request_duration_seconds", "http_route=\"/order\"", ids);
            awaitBuckets(server, "http_client_request_duration_seconds", "", ids);
            Export export = receiver.await(e -> !exemplars(e, "/order").isEmpty());
            HexFormat hex = HexFormat.of();
            Exemplar pushed = exemplars(export, "/order").get(0);
            assertEquals(span.group(1), hex.formatHex(pushed.getTraceId().toByteArray()));
            assertEquals(span.group(2), hex.formatHex(pushed.getSpanId().toByteArray()));
        }
    }

    @Test
    void durations_have_no_trace_that_is_not_sampled_or_another_process_span() {
        try (ServerProcess server = start(Launch.withAgent(), "sdk")) {
            for (String path : List.of("/unsampled", "/remote", "/stock")) get(server, path);

            // all that was asked for, and what it has asked for
            server.metrics().await(page -> page.sum("http_server_request_duration_seconds_count") == 5);
            assertFalse(openMetrics(server).contains("# {"), openMetrics(server));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Tag("full")
    void durations_have_the_trace_of_the_agent_of_opentelemetry(boolean isOursFirst) {
        String other = "-javaagent:" + OTHER_AGENT.toAbsolutePath();
        Launch launch = isOursFirst ? Launch.withAgent().option(other) : behind(other);
        launch.option("-Dotel.traces.exporter=none")
                .option("-Dotel.logs.exporter=none")
                .option("-Dotel.metrics.exporter=none")
                // which is said of ours, too, unless this is
                .option("-Dhookgauge.metrics.prometheus.enabled=true");
        try (ServerProcess server = start(launch)) {
            get(server, "/order");
            Matcher span = server.await(SPAN);

            String ids = "# {span_id=\"" + span.group(2) + "\",trace_id=\"" + span.group(1) + "\"}";
            awaitBuckets(server, "http_server_request_duration_seconds", "http_route=\"/order\"", ids);
        }
    }

    private static Launch behind(String option) {
        Launch launch = Launch.bare().option(option);
        Launch.withAgent().options().forEach(launch::option);
        return launch;
    }

    private static ServerProcess start(Launch launch, String... arguments) {
        String jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> jar.contains("opentelemetry-") && !jar.contains("opentelemetry-proto"))
                .collect(Collectors.joining(File.pathSeparator));
        String classPath = Launch.classPath(TracingShop.class) + File.pathSeparator + jars;
        String[] command = new String[3 + arguments.length];
        command[0] = "-cp";
        command[1] = classPath;
        command[2] = TracingShop.class.getName();
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        return launch.start(command);
    }

    private static void get(ServerProcess server, String path) {
        assertEquals(204, RawHttp.status(RawHttp.get(server.appPort(), path)));
    }

    /** Waits until the buckets of the requests that have this label have these ids: a request is counted before its span is told. */
    private static void awaitBuckets(ServerProcess server, String name, String label, String ids) {
        Eventually.get(
                () -> openMetrics(server)
                        .lines()
                        .filter(line -> line.startsWith(name + "_bucket") && line.contains(label))
                        .collect(Collectors.joining("\n")),
                lines -> lines.contains(ids));
    }

    private static String openMetrics(ServerProcess server) {
        return new String(server.metrics().get("Accept", OPEN_METRICS).body(), StandardCharsets.UTF_8);
    }

    private static List<Exemplar> exemplars(Export export, String route) {
        return export.points("http.server.request.duration").stream()
                .filter(point -> route.equals(point.attributes().get("http.route")))
                .flatMap(point -> point.histogram().getExemplarsList().stream())
                .collect(Collectors.toList());
    }
}
