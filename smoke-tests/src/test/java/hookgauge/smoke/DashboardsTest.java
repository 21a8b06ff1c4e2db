package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.CallingShop;

/** Asks a real Prometheus what each panel of docs/dashboards asks, and checks and tries the rules. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DashboardsTest {
    private static final Path DASHBOARDS = Path.of("../docs/dashboards");
    private static final String[] PATHS = {"/alone", "/one-by-one", "/at-once", "/fail", "/refused"};

    private OtlpReceiver receiver;
    private ServerProcess server;
    private PrometheusServer prometheus;
    private Thread client;

    @BeforeAll
    void an_app_is_scraped(@TempDir Path directory) throws IOException {
        Promtool.find("prometheus");
        receiver = OtlpReceiver.start(Protocol.HTTP);
        server = Launch.withAgent().pushTo(receiver).start(CallingShop.class);
        prometheus = PrometheusServer.scraping(Map.of("shop", server.metrics()), directory);
        int port = server.appPort();
        client = new Thread(() -> {
            for (int i = 0; !Thread.currentThread().isInterrupted(); i++) RawHttp.get(port, PATHS[i % PATHS.length]);
        });
        client.start();
        String jcmd = Jdk.tool("jcmd").toString();
        try (ServerProcess collection =
                Launch.bare().startCommand(List.of(jcmd, Long.toString(server.pid()), "GC.run"))) {
            collection.awaitExit(Duration.ofSeconds(30));
        }
        receiver.await(export -> true);
    }

    @AfterAll
    void close() throws InterruptedException {
        if (client != null) {
            client.interrupt();
            client.join();
        }
        if (server != null) server.close();
        if (prometheus != null) prometheus.close();
        if (receiver != null) receiver.close();
    }

    static Stream<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                JsonObject dashboard =
                        JsonParser.parseString(Files.readString(file)).getAsJsonObject();
                for (JsonElement panel : dashboard.getAsJsonArray("panels")) {
                    for (JsonElement target : panel.getAsJsonObject().getAsJsonArray("targets")) {
                        expressions.add(target.getAsJsonObject().get("expr").getAsString());
                    }
                }
            }
        }
        return expressions.stream();
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void panel_has_data(String expression) {
        String asked =
                expression.replace("$job", ".+").replace("$instance", ".+").replace("$__rate_interval", "20s");
        Eventually.get(Duration.ofSeconds(60), () -> prometheus.series(asked), found -> !found.isEmpty());
    }

    @Test
    void rules_are_well_formed_and_fire_when_they_should() {
        String rules = DASHBOARDS.resolve("rules.yml").toString();
        String checked = Promtool.say("check", "rules", rules);
        assertTrue(checked.contains("SUCCESS") && !checked.contains("FAILED"), checked);
        String tried = Promtool.say(
                "test", "rules", DASHBOARDS.resolve("rules-test.yml").toString());
        assertTrue(tried.contains("SUCCESS") && !tried.contains("FAILED"), tried);
    }

    @Test
    void each_alert_is_tried() throws IOException {
        String tests = Files.readString(DASHBOARDS.resolve("rules-test.yml"));
        for (String line : Files.readAllLines(DASHBOARDS.resolve("rules.yml"))) {
            String alert = line.strip();
            if (alert.startsWith("- alert: ")) assertTrue(tests.contains("alertname: " + alert.substring(9)), alert);
        }
    }
}
