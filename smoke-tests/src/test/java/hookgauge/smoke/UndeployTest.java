package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A web app with the Prometheus client in its {@code WEB-INF/lib} is taken away from a running Tomcat. */
final class UndeployTest {
    private static final Pattern UNDEPLOYED = Pattern.compile("Undeploying context \\[/shop]");

    @Test
    void its_families_leave_the_page_and_its_loader_is_freed(@TempDir Path directory) throws Exception {
        TomcatServer tomcat = new TomcatServer("11.0.2", "jakarta", directory)
                .setting("<Engine ", "<Engine backgroundProcessorDelay=\"1\" ");
        try (ServerProcess server = tomcat.start(Launch.withAgent())) {
            RawHttp.post(TomcatServer.port(server), "/shop/orders", "tea");
            server.metrics().await(page -> page.sum("shop_orders_total") == 1);
            Eventually.get(() -> webAppLoaders(server), count -> count == 1);

            Files.delete(tomcat.war());
            server.await(UNDEPLOYED);

            Eventually.get(() -> webAppLoaders(server), count -> count == 0);
            assertFalse(server.metrics().scrape().contains("shop_orders_total"));
            assertEquals(2, server.agentLines().size(), server.toString());
        }
    }

    /** How many there are after a collection, which the histogram makes. */
    private static long webAppLoaders(ServerProcess server) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Jdk.tool("jcmd").toString(), Long.toString(server.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // none at all are shown where the JVM was too busy to answer
        if (process.waitFor() != 0) throw new AssertionError(histogram);
        return histogram
                .lines()
                .filter(line -> line.contains("org.apache.catalina.loader.ParallelWebappClassLoader"))
                .mapToLong(line -> Long.parseLong(line.trim().split("\\s+")[1]))
                .sum();
    }
}
