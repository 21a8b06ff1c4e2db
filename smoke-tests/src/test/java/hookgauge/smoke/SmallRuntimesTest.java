package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.IdleApp;

/** Runtimes made by jlink that lack modules of the JDK (R10). */
@Tag("full")
final class SmallRuntimesTest {
    @ParameterizedTest
    @CsvSource({
        "'java.base,java.instrument', jdk.httpserver",
        "'java.base,java.instrument,java.logging', jdk.httpserver",
        "'java.base,java.instrument,java.management', jdk.httpserver",
        "'java.base,java.instrument,jdk.httpserver', java.management"
    })
    void app_runs_metrics_are_pushed_and_what_is_missing_is_said(
            String modules, String missing, @TempDir Path directory) {
        Path runtime = runtime(modules, directory);
        try (OtlpReceiver receiver = OtlpReceiver.start(Protocol.HTTP);
                ServerProcess app = start(runtime, Launch.withAgent().pushTo(receiver))) {
            app.await(Pattern.compile("running"));

            receiver.await(export -> !export.points("hookgauge_build_info").isEmpty());
            Pattern said = Pattern.compile("module " + missing + " is missing");
            app.await(said);

            assertEquals(1, app.agentLines(said).size(), app.toString());
            assertTrue(app.lines().stream().noneMatch(line -> line.startsWith("\tat ")), app.toString());
            assertTrue(app.isAlive());
        }
    }

    private static Path runtime(String modules, Path directory) {
        Path runtime = directory.resolve("runtime");
        List<String> command =
                List.of(Jdk.tool("jlink").toString(), "--add-modules", modules, "--output", runtime.toString());
        try (ServerProcess jlink = Launch.bare().startCommand(command)) {
            assertEquals(0, jlink.awaitExit(Duration.ofSeconds(120)), jlink.toString());
        }
        return runtime;
    }

    private static ServerProcess start(Path runtime, Launch launch) {
        List<String> command =
                new ArrayList<>(List.of(runtime.resolve("bin/java").toString()));
        command.addAll(launch.options());
        command.addAll(List.of("-cp", Launch.classPath(IdleApp.class), IdleApp.class.getName()));
        return launch.startCommand(command);
    }
}
