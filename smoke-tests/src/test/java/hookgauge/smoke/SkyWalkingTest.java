package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.JdkShop;

/** A push by gRPC into a product with a receiver of its own, which is then asked what it has. */
@Tag("skywalking")
final class SkyWalkingTest {
    @Test
    void skywalking_has_the_requests_by_route_and_status(@TempDir Path directory) {
        try (SkyWalkingServer skywalking = new SkyWalkingServer(directory);
                ServerProcess server = Launch.withAgent()
                        .option("-Dhookgauge.metrics.otlp.endpoint=" + skywalking.endpoint())
                        .option("-Dhookgauge.metrics.otlp.protocol=grpc")
                        .option("-Dhookgauge.metrics.otlp.interval=1s")
                        .option("-Dhookgauge.metrics.otlp.service_name=shop")
                        .start(JdkShop.class, ShopLibraries.ALL)) {
            int port = server.appPort();
            for (int i = 0; i < 7; i++) RawHttp.get(port, "/items/" + i);
            for (int i = 0; i < 3; i++) RawHttp.get(port, "/fail");

            Map<String, Long> expected = Map.of("GET 200 /items/", 7L, "GET 500 /fail", 3L);
            Eventually.get(
                    () -> requests(skywalking.query("shop_requests", "shop")), counts -> counts.equals(expected));
            assertEquals(
                    0, skywalking.complaints().size(), skywalking.complaints().toString());
        }
    }

    /** The highest value of each series, as {@link MetricsPage#requests} has them. */
    private static Map<String, Long> requests(String answer) {
        Map<String, Long> counts = new TreeMap<>();
        JsonObject expression = JsonParser.parseString(answer)
                .getAsJsonObject()
                .getAsJsonObject("data")
                .getAsJsonObject("execExpression");
        for (JsonElement result : expression.getAsJsonArray("results")) {
            Map<String, String> labels = new TreeMap<>();
            for (JsonElement label :
                    result.getAsJsonObject().getAsJsonObject("metric").getAsJsonArray("labels")) {
                JsonObject pair = label.getAsJsonObject();
                labels.put(pair.get("key").getAsString(), pair.get("value").getAsString());
            }
            String key = labels.get("http.request.method") + " " + labels.get("http.response.status_code") + " "
                    + labels.get("http.route");
            for (JsonElement value : result.getAsJsonObject().getAsJsonArray("values")) {
                JsonElement number = value.getAsJsonObject().get("value");
                if (!number.isJsonNull()) counts.merge(key, (long) number.getAsDouble(), Math::max);
            }
        }
        return counts;
    }
}
