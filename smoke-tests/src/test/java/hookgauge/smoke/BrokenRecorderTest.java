package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.JdkShop;

/** A bug of ours in the middle of every request (R18). */
final class BrokenRecorderTest {
    @Test
    void app_answers_as_ever_and_the_errors_are_counted(@TempDir Path directory) {
        Launch launch = Launch.withAgent(BrokenJar.write(directory));
        try (ServerProcess bare = Launch.bare().start(JdkShop.class, ShopLibraries.ALL);
                ServerProcess server = launch.start(JdkShop.class, ShopLibraries.ALL)) {
            int barePort = bare.appPort();
            int port = server.appPort();

            for (String path : List.of("/hello", "/items/7", "/fail", "/none", "/boom", "/slow", "/hello")) {
                assertEquals(answer(barePort, path), answer(port, path), path);
            }

            server.metrics().await(page -> page.sum("hookgauge_errors_total") >= 7);
            List<String> failed = server.agentLines().stream()
                    .filter(line -> line.contains("StackOverflowError"))
                    .map(line -> line.split(" ")[1])
                    .sorted()
                    .toList();
            // each says its first failure and no further one
            assertEquals(List.of("jdk-connections", "jdk-httpserver"), failed);
            assertTrue(server.err().containing("\tat hookgauge").isEmpty(), server.toString());
        }
    }

    private static String answer(int port, String path) {
        return RawHttp.get(port, path).replaceAll("Date: .*", "(time)");
    }
}
