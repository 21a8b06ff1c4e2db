package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.JdkShop;

/** An app's {@code main} waits for one pack of the jar to be opened: each other one would cost it milliseconds. */
final class StartPackTest {
    private static final String START = FinishedJar.ISOLATED + "start.zip";
    private static final String WEAVER = "hookgauge.shaded.asm.";

    @Test
    void all_that_is_loaded_before_main_is_in_the_pack_for_the_start(@TempDir Path directory) throws IOException {
        List<String> loaded = loadedBeforeMain(directory.resolve("classes.log"));
        assertTrue(loaded.contains("hookgauge.agent.HookTable"), loaded.toString());

        Set<String> elsewhere = new TreeSet<>(loaded);
        // a thread beside it opens the weaver's
        elsewhere.removeIf(type -> type.startsWith(WEAVER));
        elsewhere.removeAll(inPack());
        assertEquals(Set.of(), elsewhere);
    }

    private static List<String> loadedBeforeMain(Path log) throws IOException {
        Launch launch = Launch.withAgent().option(LoadedClasses.option(log));
        try (ServerProcess server = launch.start(JdkShop.class, ShopLibraries.ALL)) {
            server.appPort();
            server.stop();
        }
        return LoadedClasses.names(log).stream()
                .takeWhile(type -> !type.equals(JdkShop.class.getName()))
                .filter(type -> type.startsWith("hookgauge.agent.")
                        || type.startsWith("hookgauge.instrumentation.")
                        || type.startsWith("hookgauge.shaded."))
                .toList();
    }

    private static Set<String> inPack() throws IOException {
        Set<String> types = new TreeSet<>();
        try (JarFile jar = new JarFile(FinishedJar.path().toFile(), false);
                ZipInputStream pack = new ZipInputStream(jar.getInputStream(jar.getEntry(START)))) {
            for (ZipEntry entry = pack.getNextEntry(); entry != null; entry = pack.getNextEntry())
                types.add(entry.getName().replace('/', '.').replaceFirst("[.]class$", ""));
        }
        return types;
    }
}
