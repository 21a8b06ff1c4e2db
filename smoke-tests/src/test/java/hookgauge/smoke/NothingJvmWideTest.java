package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.JvmState;

/** What is one for the whole JVM stays the app's (R6). */
final class NothingJvmWideTest {
    private static ServerProcess start(Launch launch) {
        return launch.option("--add-opens=java.base/java.lang=ALL-UNNAMED").start(JvmState.class);
    }

    private static Set<String> state(ServerProcess server) {
        String answer = RawHttp.get(server.appPort(), "/state");
        Set<String> facts = new TreeSet<>(List.of(RawHttp.body(answer).split("\n")));
        // the options that switch the agent on, what the test's own waiting shows, and whether main has just ended
        facts.removeIf(fact -> fact.startsWith("property hookgauge.")
                || fact.startsWith("thread process reaper")
                || fact.matches("thread (main|DestroyJavaVM)"));
        return facts;
    }

    private static Set<String> added(Launch launch) {
        try (ServerProcess bare = start(Launch.bare());
                ServerProcess server = start(launch)) {
            server.metrics().scrape();
            Set<String> before = state(bare);
            Set<String> added = state(server);
            Set<String> lost = new TreeSet<>(before);
            lost.removeAll(added);
            assertEquals(Set.of(), lost);
            added.removeAll(before);
            return added;
        }
    }

    private static void assertOwnThreadsAndOneHook(Set<String> added, int threads) {
        Set<String> foreign = new TreeSet<>(added);
        foreign.removeIf(fact -> fact.matches("thread daemon hookgauge .*|hook hookgauge .*")
                || fact.matches("thread (daemon )?(HTTP-Dispatcher|idle-timeout-task|server-timer|Thread-\\d+)"));
        assertEquals(Set.of(), foreign);
        long own = added.stream().filter(fact -> fact.startsWith("thread ")).count();
        Measured.print("threads added: " + own + " of at most " + threads);
        assertTrue(own <= threads, added.toString());
        assertTrue(added.stream().filter(fact -> fact.startsWith("hook ")).count() <= 1, added.toString());
    }

    @Test
    void only_daemon_threads_and_one_hook_are_added_with_pull() {
        assertOwnThreadsAndOneHook(added(Launch.withAgent()), 10);
    }

    @Test
    void only_daemon_threads_and_one_hook_are_added_with_http_push() {
        try (OtlpReceiver receiver = OtlpReceiver.start(Protocol.HTTP)) {
            assertOwnThreadsAndOneHook(added(Launch.withAgent().pushTo(receiver)), 10);
        }
    }

    @Test
    void only_daemon_threads_and_one_hook_are_added_with_grpc_push() {
        try (OtlpReceiver receiver = OtlpReceiver.start(Protocol.GRPC)) {
            assertOwnThreadsAndOneHook(added(Launch.withAgent().pushTo(receiver)), 12);
        }
    }

    @Test
    void server_settings_of_the_first_line_of_main_are_honoured() {
        String[] headers = {
            "A: 1", "B: 1", "C: 1", "D: 1", "E: 1", "F: 1", "G: 1", "H: 1", "I: 1", "J: 1", "K: 1", "L: 1"
        };
        try (ServerProcess bare = start(Launch.bare());
                ServerProcess server = start(Launch.withAgent())) {
            server.metrics().scrape();

            String answer = RawHttp.get(server.appPort(), "/state", headers);

            assertTrue(RawHttp.status(answer) != 200, answer);
            assertEquals(RawHttp.get(bare.appPort(), "/state", headers), answer);
        }
    }

    @Test
    @Tag("full")
    void an_upload_of_eighty_seconds_is_not_cut() throws Exception {
        try (ServerProcess server = start(Launch.withAgent());
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.appPort())) {
            server.metrics().scrape();

            upload(socket.getOutputStream(), 40);

            assertTrue(read(socket.getInputStream()).endsWith("\r\n\r\n40"));
        }
    }

    /** A byte every two seconds. */
    private static void upload(OutputStream out, int bytes) throws IOException, InterruptedException {
        String head = "POST /upload HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " + bytes;
        out.write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < bytes; i++) {
            out.write('x');
            out.flush();
            Thread.sleep(2000);
        }
    }

    private static String read(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}
