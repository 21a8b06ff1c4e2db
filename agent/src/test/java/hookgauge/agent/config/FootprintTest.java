package hookgauge.agent.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reading the configuration, which delays the app's start, loads next to nothing. */
class FootprintTest {
    private static final int MOST_CLASSES_OF_THE_JDK = 40;

    @Test
    void reading_loads_few_classes_and_none_with_side_effects() throws Exception {
        Process child = new ProcessBuilder(
                        Paths.get(System.getProperty("java.home"), "bin", "java")
                                .toString(),
                        "-Xlog:class+load:stdout",
                        "-Dhookgauge.log.level=debug",
                        "-Dhookgauge.metrics.otlp.endpoint=http://collector:4318",
                        "-Dhookgauge.metrics.otlp.interval=15s",
                        "-cp",
                        classPath(),
                        Reading.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        List<String> loaded =
                loadedWhileReading(new String(child.getInputStream().readAllBytes()));

        assertEquals(0, child.waitFor());
        assertTrue(loaded.size() < MOST_CLASSES_OF_THE_JDK, loaded.size() + ": " + loaded);
        for (String name : loaded) {
            assertTrue(
                    !name.matches("java\\.(net|time|util\\.(regex|logging)|lang\\.invoke|lang\\.reflect)\\..*"), name);
        }
    }

    private static List<String> loadedWhileReading(String log) {
        List<String> names = new ArrayList<>();
        boolean reading = false;
        for (String line : log.split("\\R")) {
            if (line.contains(AgentConfig.class.getName() + " source")) reading = true;
            if (line.contains("java.lang.Shutdown")) break;
            String[] words = line.replaceFirst("^(\\[[^]]*])+ *", "").split(" ");
            if (reading && !words[0].startsWith("hookgauge.")) names.add(words[0]);
        }
        return names;
    }

    private static String classPath() {
        Path target = Paths.get("target").toAbsolutePath();
        return target.resolve("classes") + File.pathSeparator + target.resolve("test-classes");
    }

    /** The app of the child process: nothing but the reading. */
    static final class Reading {
        private Reading() {}

        public static void main(String[] arguments) {
            AgentConfig.read("9100", System.getProperties(), System.getenv(), new File("hookgauge.jar"));
        }
    }
}
