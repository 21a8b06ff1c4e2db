package hookgauge.instrumentation.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A new folder for a test's files, which goes with the module's build. */
public final class TestFolder {
    private TestFolder() {}

    public static Path create(String name) throws IOException {
        Path build = Files.createDirectories(Path.of("target").toAbsolutePath());
        return Files.createTempDirectory(build, name);
    }
}
