package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.context.Context;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.JdkShop;
import shop.OpenTelemetryShop;

/** The finished jar in apps that have OpenTelemetry's SDK, or another agent that has it. */
final class OpenTelemetryTest {
    private static final String SDK = "hookgauge.shaded.opentelemetry.sdk.metrics.SdkMeterProvider";
    private static final Pattern PROVIDER = Pattern.compile("meter provider (\\S+)");
    private static final Path OTHER_AGENT = Path.of("target/opentelemetry-javaagent.jar");

    @TempDir
    private Path folder;

    /** The shop with the whole SDK, which configures itself where it is told to. */
    private static ServerProcess startWithSdk(Launch launch, String sdk) {
        String jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> jar.contains("opentelemetry-") && !jar.contains("opentelemetry-proto"))
                .collect(Collectors.joining(File.pathSeparator));
        String classPath = Launch.classPath(OpenTelemetryShop.class) + File.pathSeparator + jars;
        return launch.start("-cp", classPath, OpenTelemetryShop.class.getName(), sdk);
    }

    private static void order(ServerProcess server) {
        assertEquals(200, RawHttp.status(RawHttp.get(server.appPort(), "/order")));
    }

    private static double baskets(MetricsPage page) {
        return page.value("shop_baskets_total", "otel_scope_name", "shop");
    }

    private static boolean isPushed(Export export) {
        return !export.points("shop.baskets").isEmpty();
    }

    /** A push that was begun after all that came before. */
    private static Export nextPush(OtlpReceiver receiver) {
        int seen = receiver.exports().size();
        Eventually.get(() -> receiver.exports().size(), size -> size >= seen + 2);
        return receiver.last();
    }

    private static void assertRequestsAreCountedByUsAlone(MetricsPage page) {
        assertEquals(1, page.value("http_server_request_duration_seconds_count"));
        assertFalse(page.contains("http_server_request_duration_seconds_sum", "otel_scope_name", "shop"));
        assertTrue(page.sum("hookgauge_merge_hidden_series", "reason", "core") > 0, page.text());
    }

    @Test
    void app_that_exports_itself_is_scraped_and_not_pushed_and_exports_what_it_did() {
        try (OtlpReceiver receiver = OtlpReceiver.start(Protocol.HTTP);
                ServerProcess server = startWithSdk(Launch.withAgent().pushTo(receiver), "exporting")) {
            order(server);
            server.await(Pattern.compile("exported shop.baskets 2"));
            MetricsPage page = server.metrics().await(p -> p.contains("shop_baskets_total"));
            order(server);

            Eventually.get(() -> server.out().lines(), lines -> exported(lines) == 4);
            assertEquals(4, baskets(server.metrics().scrape()));
            assertEquals(1, page.value("hookgauge_source_up", "source", "opentelemetry-sdk 1.45.0"));
            assertRequestsAreCountedByUsAlone(page);
            assertFalse(isPushed(nextPush(receiver)));
        }
    }

    private static int exported(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("exported shop.baskets "))
                .mapToInt(line -> Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"silent", "set"})
    void app_whose_sdk_sends_nothing_is_scraped_and_pushed(String sdk) {
        try (OtlpReceiver receiver = OtlpReceiver.start(Protocol.HTTP);
                ServerProcess server = startWithSdk(Launch.withAgent().pushTo(receiver), sdk)) {
            order(server);

            // the shop counts while it serves, the agent when that is over
            Export export = receiver.await(
                    e -> isPushed(e) && e.points("http.server.request.duration").size() > 0);
            List<Export.Point> baskets = export.points("shop.baskets");
            assertEquals(1, baskets.size());
            assertEquals("shop", baskets.get(0).scope());
            assertEquals("shop.baskets{} counter 2.0", baskets.get(0).line());
            assertEquals(
                    List.of("hookgauge"),
                    export.points("http.server.request.duration").stream()
                            .map(Export.Point::scope)
                            .toList());
            MetricsPage page = server.metrics().await(p -> p.contains("http_server_request_duration_seconds_count"));
            assertEquals(2, baskets(page));
            assertRequestsAreCountedByUsAlone(page);
        }
    }

    @Test
    void sdk_that_is_left_out_gets_no_reader() {
        Launch launch = Launch.withAgent().option("-Dhookgauge.merge.opentelemetry=false");
        try (ServerProcess server = startWithSdk(launch, "silent")) {
            order(server);

            MetricsPage page = server.metrics().await(p -> p.contains("http_server_request_duration_seconds_count"));
            assertFalse(page.contains("shop_baskets_total"));
            assertFalse(page.text().contains("opentelemetry-sdk"), page.text());
        }
    }

    @Test
    void sdk_that_configures_itself_stays_the_apps() {
        Launch launch = Launch.withAgent()
                .option("-Dotel.java.global-autoconfigure.enabled=true")
                .option("-Dotel.traces.exporter=none")
                .option("-Dotel.logs.exporter=none")
                .option("-Dotel.metrics.exporter=logging")
                .option("-Dotel.metric.export.interval=300");
        try (OtlpReceiver receiver = OtlpReceiver.start(Protocol.HTTP);
                ServerProcess server = startWithSdk(launch.pushTo(receiver), "none")) {
            order(server);

            assertFalse(server.await(PROVIDER).group(1).startsWith("hookgauge"));
            server.await(Pattern.compile("name=shop.baskets, .*value=2"));
            assertEquals(2, baskets(server.metrics().await(p -> p.contains("shop_baskets_total"))));
            assertFalse(isPushed(nextPush(receiver)));
            // the exporter that is not ours, the core metric that is not theirs
            Pattern said =
                    Pattern.compile(" (in pid|first request counted:|'logging' is not offered|is left out|otlp)");
            List<String> more = server.agentLines().stream()
                    .filter(said.asPredicate().negate())
                    .toList();
            assertEquals(List.of(), more);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Tag("full")
    void metrics_of_an_app_with_the_agent_of_opentelemetry_stay_with_that(boolean isOursFirst) {
        try (OtlpReceiver theirs = OtlpReceiver.start(Protocol.HTTP);
                OtlpReceiver ours = OtlpReceiver.start(Protocol.HTTP);
                ServerProcess server = besideOtherAgent(isOursFirst, theirs, ours)
                        .start(OpenTelemetryShop.class, GlobalOpenTelemetry.class, Context.class)) {
            order(server);

            assertTrue(server.await(PROVIDER).group(1).startsWith("io.opentelemetry.javaagent."));
            Export export = theirs.await(OpenTelemetryTest::isPushed);
            assertEquals(1, export.points("shop.baskets").size());
            assertFalse(isPushed(nextPush(ours)));
            MetricsPage page = server.metrics().await(p -> p.contains("http_server_request_duration_seconds_count"));
            assertEquals(1, page.value("http_server_request_duration_seconds_count"));
            assertFalse(page.contains("shop_baskets_total"), page.text());
            assertFalse(page.text().contains("otel_scope_name"), page.text());
            // the banner, the first push and at most one notice
            assertTrue(server.agentLines().size() <= 3, server.toString());
        }
    }

    private static Launch besideOtherAgent(boolean isOursFirst, OtlpReceiver theirs, OtlpReceiver ours) {
        String otherAgent = "-javaagent:" + OTHER_AGENT.toAbsolutePath();
        Launch launch = isOursFirst
                ? Launch.withAgent().option(otherAgent)
                : Launch.bare()
                        .option(otherAgent)
                        .option("-javaagent:" + FinishedJar.path())
                        .option("-Dhookgauge.metrics.prometheus.host=127.0.0.1")
                        .option("-Dhookgauge.metrics.prometheus.port=0");
        return launch.pushTo(ours)
                .option("-Dotel.traces.exporter=none")
                .option("-Dotel.logs.exporter=none")
                .option("-Dotel.metric.export.interval=500")
                .option("-Dotel.exporter.otlp.protocol=http/protobuf")
                .option("-Dotel.exporter.otlp.endpoint=" + theirs.endpoint());
    }

    @Test
    void push_without_an_opentelemetry_instrument_does_not_load_the_sdk() throws IOException {
        Path loaded = folder.resolve("loaded");
        try (OtlpReceiver receiver = OtlpReceiver.start(Protocol.HTTP);
                ServerProcess server = logged(loaded).pushTo(receiver).start(JdkShop.class)) {
            RawHttp.get(server.appPort(), "/hello");

            receiver.await(e -> !e.points("http.server.request.duration").isEmpty());
            nextPush(receiver);
            server.metrics().scrape();
        }
        assertTrue(Files.readString(loaded).contains("hookgauge.shaded.opentelemetry.sdk.metrics."));
        assertFalse(isLoaded(loaded, SDK));
    }

    @Test
    void app_that_asks_for_a_meter_loads_the_sdk() throws IOException {
        Path loaded = folder.resolve("loaded");
        try (ServerProcess server =
                logged(loaded).start(OpenTelemetryShop.class, GlobalOpenTelemetry.class, Context.class)) {
            order(server);
            server.metrics().await(p -> p.contains("shop_baskets_total"));
        }
        assertTrue(isLoaded(loaded, SDK));
    }

    private static Launch logged(Path loaded) {
        return Launch.withAgent().option("-Xlog:class+load:file=" + loaded);
    }

    private static boolean isLoaded(Path loaded, String className) throws IOException {
        return Files.readAllLines(loaded).stream().anyMatch(line -> line.contains("] " + className + " source:"));
    }
}
