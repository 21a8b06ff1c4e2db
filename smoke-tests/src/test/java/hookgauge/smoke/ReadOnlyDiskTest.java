package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import shop.JdkShop;

/** No disk can be written, and there is neither a home nor a folder for what is temporary (R11). */
final class ReadOnlyDiskTest {
    /** Makes all that is mounted read-only for the process alone, and ends with 9 where something can still be written. */
    private static final String READ_ONLY =
            """
            while read -r device at type options rest; do
              case "$type" in proc | sysfs | devtmpfs | devpts | mqueue | cgroup*) continue ;; esac
              case "$options" in ro | ro,*) continue ;; esac
              mount -o remount,bind,ro "$at" || exit 8
            done </proc/self/mounts
            for folder in . /tmp /var/tmp /dev/shm "$HOME"; do
              if touch "$folder/hookgauge-probe" 2>/dev/null; then exit 9; fi
            done
            unset HOME
            exec "$@"
            """;

    private static final List<String> IN_MOUNTS_OF_ITS_OWN =
            List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", READ_ONLY, "sh");

    @Test
    @EnabledIf("canMount")
    void app_is_measured_as_on_any_disk_and_nothing_is_said_of_it() {
        Seen usual = see(List.of());

        Seen readOnly = see(IN_MOUNTS_OF_ITS_OWN);

        assertEquals(usual, readOnly);
        assertTrue(readOnly.metrics.size() > 20, readOnly.toString());
    }

    /** What there is to see of an app: names of metrics, requests that were pushed, and how many lines the agent said. */
    private record Seen(Set<String> metrics, long pushed, int lines) {}

    private static Seen see(List<String> prefix) {
        try (OtlpReceiver receiver = OtlpReceiver.start(Protocol.HTTP);
                ServerProcess server = start(prefix, Launch.withAgent().pushTo(receiver))) {
            for (int i = 0; i < 3; i++) RawHttp.get(server.appPort(), "/hello");
            Export export = receiver.await(e -> e.requests().getOrDefault("GET 200 /hello", 0L) == 3);
            MetricsPage page = server.metrics().await(p -> p.contains("hookgauge_push_last_success_timestamp_seconds"));
            Set<String> names = new TreeSet<>(page.types().keySet());
            // whether there was a collection is chance
            names.remove("jvm_gc_duration_seconds");
            return new Seen(
                    names,
                    export.requests().get("GET 200 /hello"),
                    server.agentLines().size());
        }
    }

    private static ServerProcess start(List<String> prefix, Launch launch) {
        List<String> command = new ArrayList<>(prefix);
        command.add(Jdk.java().toString());
        command.add("-Djava.io.tmpdir=/nowhere");
        command.add("-Duser.home=/nowhere");
        command.addAll(launch.options());
        command.addAll(List.of("-cp", Launch.classPath(JdkShop.class, ShopLibraries.ALL), JdkShop.class.getName()));
        return launch.startCommand(command);
    }

    static boolean canMount() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(IN_MOUNTS_OF_ITS_OWN);
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
