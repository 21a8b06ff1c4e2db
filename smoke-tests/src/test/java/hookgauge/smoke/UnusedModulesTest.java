package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.JdkShop;

/** An app pays for the server that it has, not for all that the agent knows. */
final class UnusedModulesTest {
    private static final String TABLE = FinishedJar.ISOLATED + "hookgauge/agent/hooks";

    @Test
    void modules_that_an_app_does_not_use_load_no_class(@TempDir Path directory) throws IOException {
        Path twoModules = withTwoModules(directory);

        TreeSet<String> withAll = alwaysLoaded(FinishedJar.path(), directory.resolve("all"));
        TreeSet<String> withTwo = alwaysLoaded(twoModules, directory.resolve("two"));

        assertTrue(withTwo.contains("hookgauge.instrumentation.jdkhttpserver.JdkHttpServerInstrumentation"));
        // of the JDK's some come in one run and not in the next, on a busy machine up to 23
        assertEquals(withTwo.size(), withAll.size(), 25);
        withAll.removeAll(withTwo);
        withAll.removeIf(type -> !type.contains("hookgauge") || type.endsWith("Lambda"));
        assertEquals("[]", withAll.toString());
    }

    /** In each of two runs: on a busy machine one may come by what the other does not. */
    private static TreeSet<String> alwaysLoaded(Path jar, Path log) throws IOException {
        TreeSet<String> types = loaded(jar, log.resolveSibling(log.getFileName() + "-1.log"));
        types.retainAll(loaded(jar, log.resolveSibling(log.getFileName() + "-2.log")));
        return types;
    }

    /** The names of the classes that the app and the agent had loaded when a request was answered. */
    private static TreeSet<String> loaded(Path jar, Path log) throws IOException {
        Launch launch = Launch.withAgent(jar)
                .option(LoadedClasses.option(log))
                // the JDK loads much at a first collection, which one run may have and the other not
                .option("-Xms256m")
                .option("-Xmn200m")
                // the JDK would generate accessors after some scrapes, of which there may be more or fewer
                .option("-Dsun.reflect.inflationThreshold=1000000");
        try (ServerProcess server = launch.start(JdkShop.class, ShopLibraries.ALL)) {
            assertEquals(200, RawHttp.status(RawHttp.get(server.appPort(), "/hello")));
            // what a first scrape leaves for the next is loaded then
            for (int scrape = 0; scrape < 3; scrape++) {
                server.metrics().await(page -> !page.requests().isEmpty() && page.sum("jvm_class_count") > 0);
            }
            server.stop();
        }
        TreeSet<String> types = new TreeSet<>();
        // those of lambdas have numbers by their turn
        for (String name : LoadedClasses.names(log)) types.add(name.replaceFirst("[$][$]Lambda.*", "Lambda"));
        return types;
    }

    private static Path withTwoModules(Path directory) throws IOException {
        Path copy = directory.resolve("two-modules.jar");
        List<String> tables = new ArrayList<>();
        FinishedJar.copy(copy, (name, bytes) -> {
            if (!name.equals(TABLE)) return bytes;
            tables.add(name);
            return linesOf(bytes, "jdkhttpserver", "tomcat");
        });
        assertEquals(List.of(TABLE), tables);
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
