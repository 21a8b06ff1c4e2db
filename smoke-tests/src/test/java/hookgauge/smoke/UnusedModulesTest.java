package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.JdkShop;

/** An app pays for the server that it has, not for all that the agent knows. */
final class UnusedModulesTest {
    private static final String TABLE = "hookgauge/isolated/hookgauge/agent/hooks";

    @Test
    void modules_that_an_app_does_not_use_load_no_class(@TempDir Path directory) throws IOException {
        Path twoModules = withTwoModules(directory);

        TreeSet<String> withAll = loaded(FinishedJar.path(), directory.resolve("all.log"));
        TreeSet<String> withTwo = loaded(twoModules, directory.resolve("two.log"));

        assertTrue(withTwo.contains("hookgauge.instrumentation.jdkhttpserver.JdkHttpServerInstrumentation"));
        // of the JDK's some come in one run and not in the next
        assertEquals(withTwo.size(), withAll.size(), 5);
        withAll.removeAll(withTwo);
        withAll.removeIf(type -> !type.contains("hookgauge") || type.contains("$$Lambda"));
        assertEquals("[]", withAll.toString());
    }

    /** The names of the classes that the app and the agent had loaded when a request was answered. */
    private static TreeSet<String> loaded(Path jar, Path log) throws IOException {
        Launch launch = Launch.withAgent(jar).option("-Xlog:class+load:file=" + log + "::filecount=0");
        try (ServerProcess server = launch.start(JdkShop.class, ShopLibraries.ALL)) {
            assertEquals(200, RawHttp.status(RawHttp.get(server.appPort(), "/hello")));
            server.metrics().await(page -> !page.requests().isEmpty());
            server.stop();
        }
        TreeSet<String> types = new TreeSet<>();
        for (String line : Files.readAllLines(log)) {
            int begin = line.lastIndexOf("] ") + 2;
            int end = line.indexOf(" source:");
            if (end > begin) types.add(line.substring(begin, end));
        }
        return types;
    }

    private static Path withTwoModules(Path directory) throws IOException {
        Path copy = directory.resolve("two-modules.jar");
        int tables = 0;
        try (JarFile jar = new JarFile(FinishedJar.path().toFile(), false);
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (ZipEntry entry : jar.stream().toList()) {
                byte[] bytes = jar.getInputStream(entry).readAllBytes();
                zip.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(TABLE)) {
                    tables++;
                    bytes = linesOf(bytes, "jdkhttpserver", "tomcat");
                }
                zip.write(bytes);
            }
        }
        assertEquals(1, tables, "tables of hooks in the jar");
        return copy;
    }

    private static byte[] linesOf(byte[] table, String one, String other) {
        StringBuilder lines = new StringBuilder();
        for (String line : new String(table, StandardCharsets.UTF_8).split("\n")) {
            if (line.contains(one) || line.contains(other)) lines.append(line).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
