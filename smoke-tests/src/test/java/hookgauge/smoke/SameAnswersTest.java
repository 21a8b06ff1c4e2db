package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.TellingShop;

/** What an app gets from its clients is the same with the agent: answers, what it is thrown, and the threads of both. */
final class SameAnswersTest {
    private static final int CLIENTS = 5;

    @Test
    void app_is_told_the_same_on_the_same_threads() {
        List<String> without = told(Launch.bare());
        List<String> with = told(Launch.withAgent().option("-Dhookgauge.http.client.url_template=true"));

        assertEquals(3 * CLIENTS, without.size(), without.toString());
        assertTrue(without.toString().contains("okhttp an item in OkHttp "), without.toString());
        assertEquals(without, with);
    }

    /** What the app has printed, without the numbers of ports, connections and threads. */
    private static List<String> told(Launch launch) {
        try (ServerProcess shop = launch.startWithAll(TellingShop.class)) {
            assertEquals(0, shop.awaitExit(Duration.ofSeconds(180)), shop.toString());
            return shop.out().lines().stream()
                    .filter(line -> !line.contains("[hookgauge]"))
                    .map(line -> line.replaceAll("0x[0-9a-f]+|[0-9a-f]{8}(-\\d+)?|\\d+", "#"))
                    .toList();
        }
    }
}
