package hookgauge.smoke;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checker that comes with Prometheus; tests that need it are skipped where it is not installed. */
final class Promtool {
    private Promtool() {}

    /** What {@code promtool check metrics} complains about; empty for a clean page. */
    static String check(MetricsPage page) {
        return run(page.text(), "check", "metrics");
    }

    /** The answer of a Prometheus to an instant query, one line a series. */
    static String query(String server, String expression) {
        return run("", "query", "instant", server, expression);
    }

    /** What {@code promtool} says of these arguments. */
    static String say(String... arguments) {
        return run("", arguments);
    }

    private static String run(String input, String... arguments) {
        List<String> command =
                Stream.concat(Stream.of(find("promtool")), Stream.of(arguments)).toList();
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path of a program of the package prometheus. */
    static String find(String program) {
        Stream<Path> places = Stream.of(System.getenv("PATH").split(":")).map(dir -> Path.of(dir, program));
        Path found = places.filter(Files::isExecutable).findFirst().orElse(null);
        assumeTrue(found != null, program + " is not installed (Debian: apt-get install prometheus)");
        return String.valueOf(found);
    }
}
