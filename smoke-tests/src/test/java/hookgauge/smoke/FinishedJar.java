package hookgauge.smoke;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the jar under test is; all that these tests know of the agent. */
final class FinishedJar {
    private FinishedJar() {}

    static Path path() {
        String path = System.getProperty("hookgauge.jar");
        if (path == null || !Files.isRegularFile(Path.of(path))) {
            throw new IllegalStateException("no finished jar at hookgauge.jar=" + path + "; build module agent first");
        }
        return Path.of(path);
    }
}
