package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import shop.JdkShop;

/** Nothing is written to the disk, which may be read-only (R11); {@code strace} sees it. */
final class WrittenFilesTest {
    private static final Pattern WRITTEN =
            Pattern.compile("(?:openat\\([^\"]*|mkdir\\()\"([^\"]+)\", (?:[A-Z_|]*(?:WRONLY|RDWR|CREAT)|0).* = \\d+$");

    @Test
    @EnabledIf("hasStrace")
    void no_file_is_written_that_the_app_alone_does_not_write(@TempDir Path directory) throws IOException {
        Launch alone = Launch.bare().option("-Xlog:gc:file=" + directory.resolve("gc.log"));
        Set<String> bare = written(alone, directory.resolve("bare"), server -> {});
        assertTrue(bare.stream().anyMatch(file -> file.endsWith("gc.log")), bare.toString());
        try (OtlpReceiver receiver = OtlpReceiver.start(Protocol.HTTP)) {
            Set<String> withAgent = written(Launch.withAgent().pushTo(receiver), directory.resolve("agent"), server -> {
                server.metrics().scrape();
                receiver.await(export -> true);
            });

            withAgent.removeAll(bare);
            assertEquals(Set.of(), withAgent);
        }
    }

    /** The files that were opened for writing, numbers of processes aside. */
    private static Set<String> written(Launch launch, Path calls, Consumer<ServerProcess> use) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("strace", "-f", "-qq", "-e", "trace=openat,mkdir", "-o", calls.toString()));
        command.add(Jdk.java().toString());
        // what the JVM writes for jps is none of an agent's
        command.add("-XX:-UsePerfData");
        command.addAll(launch.options());
        command.addAll(List.of("-cp", Launch.classPath(JdkShop.class, ShopLibraries.ALL), JdkShop.class.getName()));
        try (ServerProcess traced = launch.startCommand(command)) {
            RawHttp.get(traced.appPort(), "/hello");
            use.accept(traced);
            java(traced).destroy();
            traced.awaitExit(Duration.ofSeconds(90));
        }
        Set<String> files = new TreeSet<>();
        try (Stream<String> lines = Files.lines(calls)) {
            Map<String, String> unfinished = new HashMap<>();
            for (String line : (Iterable<String>) lines::iterator) {
                Matcher call = WRITTEN.matcher(whole(line, unfinished));
                if (call.find()) files.add(call.group(1).replaceAll("\\d+", "N"));
            }
        }
        return files;
    }

    /** What a thread was about to do when another did something stands in a line before, by the thread's number. */
    private static String whole(String line, Map<String, String> unfinished) {
        String thread = line.substring(0, line.indexOf(' '));
        int cut = line.indexOf(" <unfinished ...>");
        if (cut >= 0) unfinished.put(thread, line.substring(0, cut));
        int resumed = line.indexOf(" resumed>");
        return resumed < 0
                ? line
                : unfinished.getOrDefault(thread, "") + line.substring(resumed + " resumed>".length());
    }

    private static ProcessHandle java(ServerProcess traced) {
        return ProcessHandle.of(traced.pid())
                .orElseThrow()
                .children()
                .findFirst()
                .orElseThrow();
    }

    static boolean hasStrace() throws IOException, InterruptedException {
        try {
            return new ProcessBuilder("strace", "-V").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
