package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's own tools in an environment that attaches the agent to every JVM (R9). */
final class JdkToolsTest {
    private record Outcome(int exitCode, List<String> out, List<String> err) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javac -version",
                "javac Hello.java",
                "jar --version",
                "jlink --version",
                "jdeps --version",
                "javap -version",
                "jshell --version",
                "jfr --help",
                "jps -help",
                "jcmd -h",
                "keytool -list -keystore missing",
                "java --version"
            })
    void tool_does_and_says_what_it_does_without_the_agent(String commandLine, @TempDir Path directory)
            throws Exception {
        Files.writeString(directory.resolve("Hello.java"), "class Hello {}\n");

        Outcome bare = run(commandLine, directory, "-Dnothing=1");
        Outcome attached = run(commandLine, directory, "-javaagent:" + FinishedJar.path());

        assertEquals(bare, attached);
    }

    /** It starts a JVM of its own, in which the lines run. */
    @Test
    @Tag("full")
    void lines_that_jshell_runs_do_what_they_do_without_the_agent(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("lines.jsh"), "System.out.println(6 * 7);\n/exit 3\n");

        Outcome bare = run("jshell lines.jsh", directory, "-Dnothing=1");
        Outcome attached = run("jshell lines.jsh", directory, "-javaagent:" + FinishedJar.path());

        assertEquals(List.of("42"), bare.out);
        assertEquals(bare, attached);
    }

    private static Outcome run(String commandLine, Path directory, String toolOptions) {
        String[] words = commandLine.split(" ");
        List<String> command = Stream.concat(
                        Stream.of(Jdk.tool(words[0]).toString()),
                        Arrays.stream(words).skip(1))
                .toList();
        try (ServerProcess tool = Launch.bare()
                .directory(directory)
                .environment("JAVA_TOOL_OPTIONS", toolOptions)
                .startCommand(command)) {
            int exitCode = tool.awaitExit(Duration.ofSeconds(60));
            List<String> err = tool.err().lines().stream()
                    .filter(line -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS"))
                    .toList();
            return new Outcome(exitCode, tool.out().lines(), err);
        }
    }
}
