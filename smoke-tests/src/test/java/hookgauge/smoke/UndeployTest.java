package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A web app with the Prometheus client in its {@code WEB-INF/lib} is taken away from a running Tomcat. */
final class UndeployTest {
    private static final int REDEPLOYED = Endurance.times(3, 50);
    private static final int WARM = 2;
    private static final String DEPLOYED = "Deployment of web application archive";
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

    @Test
    @Tag("full")
    void redeployed_again_and_again_it_leaves_nothing_behind(@TempDir Path directory) throws Exception {
        TomcatServer tomcat = new TomcatServer("11.0.2", "jakarta", directory)
                .setting("<Engine ", "<Engine backgroundProcessorDelay=\"1\" ");
        try (ServerProcess server = tomcat.start(Launch.withAgent())) {
            Footing before = null;
            for (int i = 0; i <= REDEPLOYED + WARM; i++) {
                if (i > 0) redeploy(server, tomcat, i);
                RawHttp.post(TomcatServer.port(server), "/shop/orders", "tea");
                server.metrics()
                        .await(page -> page.sum("shop_orders_total") == 1 && page.sum("shop_baskets_total") == 2);
                if (i == WARM) before = Footing.of(server);
            }

            Footing after = Footing.of(server);

            Measured.print("a war redeployed " + REDEPLOYED + " times: " + before.classes + " classes, then "
                    + after.classes + "; metaspace " + before.metaspaceBytes / 1024 + " KB, then "
                    + after.metaspaceBytes / 1024);
            assertTrue(after.classes < before.classes + 200, before + ", then " + after);
            assertTrue(after.metaspaceBytes < before.metaspaceBytes + (2 << 20), before + ", then " + after);
            assertEquals(2, server.agentLines().size(), server.toString());
        }
    }

    /** As somebody who copies a newer archive over it. */
    private static void redeploy(ServerProcess server, TomcatServer tomcat, int times) throws IOException {
        FileTime newer = FileTime.from(Instant.now().minusSeconds(3600).plusSeconds(times));
        Files.setLastModifiedTime(tomcat.war(), newer);
        Eventually.get(() -> server.err().containing(DEPLOYED).size(), deployed -> deployed == times + 1);
        // until the one before is collected, its series stand before those of the same names
        Eventually.get(() -> webAppLoaders(server), count -> count == 1);
    }

    /** What classes take when those of web apps that are gone have been collected. */
    private record Footing(double classes, double metaspaceBytes) {
        static Footing of(ServerProcess server) {
            Eventually.get(() -> webAppLoaders(server), count -> count == 1);
            MetricsPage page = server.metrics().scrape();
            return new Footing(
                    page.sum("jvm_class_count"),
                    page.sum("jvm_memory_used_bytes", "jvm_memory_pool_name", "Metaspace"));
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
