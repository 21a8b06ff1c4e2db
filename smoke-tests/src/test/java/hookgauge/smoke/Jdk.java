package hookgauge.smoke;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The JDK that runs the apps: the one named by the property {@code hookgauge.jdk}, else the one that runs the tests. */
final class Jdk {
    private static final Path HOME = Path.of(System.getProperty("hookgauge.jdk", System.getProperty("java.home")));

    private Jdk() {}

    static Path java() {
        return tool("java");
    }

    static Path tool(String name) {
        Path tool = HOME.resolve("bin").resolve(name);
        if (!Files.isExecutable(tool))
            throw new IllegalStateException(tool + " is missing: hookgauge.jdk names no JDK");
        return tool;
    }

    static Path home() {
        return HOME;
    }

    /** The feature number: 17, 25, ... */
    static int version() {
        Properties release = new Properties();
        try (Reader in = Files.newBufferedReader(HOME.resolve("release"))) {
            release.load(in);
        } catch (IOException e) {
            throw new IllegalStateException(HOME + " is not a JDK", e);
        }
        return Runtime.Version.parse(release.getProperty("JAVA_VERSION").replace("\"", ""))
                .feature();
    }
}
