package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import shop.AttackedShop;
import shop.EmptyAgent;

/** Archives of classes that make starts short, and the integrity that later Javas insist on (R25). */
final class ArchivesTest {
    @TempDir
    private Path directory;

    @Test
    void archive_of_the_app_alone_is_used_as_with_an_empty_agent() throws IOException {
        Path archive = directory.resolve("app.jsa");
        train(Launch.bare().option("-XX:ArchiveClassesAtExit=" + archive));

        assertTrue(assertUsed("-XX:SharedArchiveFile=" + archive) > 0);
    }

    @Test
    @EnabledIf("hasAotCaches")
    void cache_made_with_the_agent_is_used_as_with_an_empty_agent() throws IOException {
        Path cache = directory.resolve("app.aot");
        try (ServerProcess training = train(Launch.withAgent().option("-XX:AOTCacheOutput=" + cache))) {
            assertEquals(
                    1,
                    training.err().containing("off (this JVM makes an archive").size(),
                    training.toString());
        }

        assertTrue(assertUsed("-XX:AOTCache=" + cache) > 0);
    }

    @Test
    @Tag("full")
    @EnabledIf("hasAotCaches")
    void cache_made_without_the_agent_is_used_as_with_an_empty_agent() throws IOException {
        Path cache = directory.resolve("app.aot");
        train(Launch.bare().option("-XX:AOTCacheOutput=" + cache));

        // the JVM may refuse it, beside any agent
        assertUsed("-XX:AOTCache=" + cache);
    }

    @Test
    @EnabledIf("hasAotCaches")
    void agent_needs_none_of_what_later_javas_deny() throws IOException {
        Launch launch = Launch.withAgent()
                .option("--illegal-native-access=deny")
                .option("--sun-misc-unsafe-memory-access=deny")
                .option("-XX:-EnableDynamicAgentLoading");
        try (ServerProcess server = start(launch)) {
            assertCounts(server);
            assertEquals(List.of(), warnings(server));
        }
    }

    static boolean hasAotCaches() {
        return Jdk.version() >= 25;
    }

    /** Answers how many of the app's own classes came from it. */
    private long assertUsed(String option) throws IOException {
        Path ofEmpty = directory.resolve("empty");
        Path ofOurs = directory.resolve("ours");
        List<String> warnings;
        Launch empty = Launch.bare().option("-javaagent:" + emptyAgent()).option(option);
        try (ServerProcess server = start(empty.option("-Xlog:class+load:file=" + ofEmpty))) {
            RawHttp.get(server.appPort(), "/items/1");
            warnings = warnings(server);
        }
        Launch ours = Launch.withAgent().option(option);
        try (ServerProcess server = start(ours.option("-Xlog:class+load:file=" + ofOurs))) {
            assertCounts(server);
            assertEquals(warnings, warnings(server));
        }
        assertEquals(sharedOfApp(ofEmpty), sharedOfApp(ofOurs));
        return sharedOfApp(ofOurs);
    }

    /** Of the app's own classes, how many came from the archive. */
    private static long sharedOfApp(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(" shop.") && line.contains("source: shared"))
                .count();
    }

    private ServerProcess train(Launch launch) throws IOException {
        ServerProcess training = start(launch);
        RawHttp.get(training.appPort(), "/items/1");
        training.end();
        training.awaitExit(Duration.ofSeconds(120));
        return training;
    }

    /** From a jar, for classes in folders are not archived. */
    private ServerProcess start(Launch launch) throws IOException {
        Path app = directory.resolve("app.jar");
        if (!Files.exists(app)) writeJar(app, new Manifest(), AttackedShop.class);
        return launch.start("-cp", app.toString(), AttackedShop.class.getName());
    }

    private Path emptyAgent() throws IOException {
        Path jar = directory.resolve("empty.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Premain-Class", EmptyAgent.class.getName());
        writeJar(jar, manifest, EmptyAgent.class);
        return jar;
    }

    private static void writeJar(Path jar, Manifest manifest, Class<?> content) throws IOException {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            String name = content.getName().replace('.', '/') + ".class";
            out.putNextEntry(new JarEntry(name));
            out.write(Files.readAllBytes(Path.of(Launch.origin(content), name)));
        }
    }

    private static void assertCounts(ServerProcess server) {
        RawHttp.get(server.appPort(), "/items/1");
        server.metrics().await(page -> page.sum("http_server_request_duration_seconds_count") == 1);
    }

    private static List<String> warnings(ServerProcess server) {
        return server.lines().stream()
                .filter(line -> line.contains("WARNING") || line.contains("[warning]") || line.contains("[error]"))
                .map(line -> line.replaceFirst("\\[[0-9.]+s]", ""))
                .toList();
    }
}
