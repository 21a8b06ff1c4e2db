package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.JdkShop;

/** Secrets that stand in the app's and in the agent's own settings (R21). */
final class SecretsTest {
    private static final String SECRET = "s3cret-" + "t0ken";

    @ParameterizedTest
    @ValueSource(strings = {"info", "debug"})
    void no_secret_is_shown_pushed_or_logged(String level, @TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve(SECRET + ".properties"), "hookgauge.metrics.max_series=1000\n");
        try (OtlpReceiver receiver = OtlpReceiver.start(Protocol.HTTP);
                ServerProcess server = Launch.withAgent()
                        .pushTo(receiver)
                        .option("-Dhookgauge.metrics.otlp.endpoint="
                                + receiver.endpoint().replace("//", "//user:" + SECRET + "@"))
                        .option("-Dhookgauge.log.level=" + level)
                        .option("-Dhookgauge.metrics.otlp.service_name=shop")
                        .option("-Dhookgauge.config_file=" + file)
                        .option("-Dshop.password=" + SECRET)
                        .environment("HOOKGAUGE_METRICS_OTLP_HEADERS", "x-token=" + SECRET + "," + SECRET)
                        .environment("SHOP_PASSWORD", SECRET)
                        .start(
                                "-cp",
                                Launch.classPath(JdkShop.class, ShopLibraries.ALL),
                                JdkShop.class.getName(),
                                "--password=" + SECRET)) {
            int port = server.appPort();
            RawHttp.get(port, "/hello?password=" + SECRET, "Authorization: Bearer " + SECRET, "Cookie: s=" + SECRET);
            RawHttp.get(port, "/" + SECRET);
            Export export = receiver.await(e -> e.requests().containsKey("GET 200 /hello"));

            assertEquals(SECRET, export.headers().get("x-token"));
            assertEquals(
                    "Basic " + Base64.getEncoder().encodeToString(("user:" + SECRET).getBytes(StandardCharsets.UTF_8)),
                    export.headers().get("Authorization"));
            assertFalse(
                    export.request().toString().contains(SECRET),
                    export.request().toString());
            assertFalse(server.metrics().scrape().text().contains(SECRET));
            String status = RawHttp.get(server.metrics().uri().getPort(), "/");
            assertFalse(status.contains(SECRET), status);
            assertTrue(server.agentLines().stream().noneMatch(line -> line.contains(SECRET)), server.toString());
        }
    }
}
