package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import shop.AttackedShop;

/** A heap of 16 MB, one processor, and 8 MB for the agent's classes (R12). */
final class SmallMachineTest {
    private static final int REQUESTS = Endurance.times(5_000, 100_000);

    @Test
    void app_serves_and_is_counted_without_running_out_of_memory() throws IOException {
        long metaspaceBytes = metaspaceOfBare() + (8 << 20);
        Launch launch = small(Launch.withAgent()).option("-XX:MaxMetaspaceSize=" + metaspaceBytes);
        try (ServerProcess server = launch.start(AttackedShop.class)) {
            ask(server, REQUESTS);

            server.metrics().await(page -> page.sum("http_server_request_duration_seconds_count") == REQUESTS);
            Measured.print(
                    "16 MB of heap, " + (metaspaceBytes >> 10) + " KB of metaspace: " + REQUESTS + " requests counted");
            assertTrue(server.lines().stream().noneMatch(line -> line.contains("OutOfMemory")), server.toString());
            assertEquals("", Promtool.check(server.metrics().scrape()));
        }
    }

    private static long metaspaceOfBare() throws IOException {
        try (ServerProcess bare = small(Launch.bare()).start(AttackedShop.class)) {
            ask(bare, 500);
            String answer = RawHttp.get(bare.appPort(), AttackedShop.METASPACE);
            return Long.parseLong(RawHttp.body(answer));
        }
    }

    private static Launch small(Launch launch) {
        return launch.option("-Xmx16m").option("-XX:ActiveProcessorCount=1").option("-XX:+ExitOnOutOfMemoryError");
    }

    private static void ask(ServerProcess server, int times) throws IOException {
        try (KeptConnection connection = new KeptConnection(server.appPort())) {
            for (int i = 0; i < times; i++)
                assertEquals(200, connection.ask("GET /items/1 HTTP/1.1\r\nHost: localhost"));
        }
    }
}
