package hookgauge.instrumentation.grizzly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Sample;
import hookgauge.instrumentation.testing.TestKeys;
import hookgauge.instrumentation.testing.Weaving;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Refusals and broken answers as only Grizzly has them. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrizzlyEdgesTest {
    private final RecordingHooks hooks = RecordingHooks.installed();
    private Weaving weaving;
    private GrizzlyServer server;
    private int port;

    @BeforeAll
    void start() throws Exception {
        weaving = Weaving.of(new GrizzlyInstrumentation());
        server = new GrizzlyServer(new ContractApp(), TestKeys.file());
        port = server.start();
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    @BeforeEach
    void forget() {
        hooks.clear();
    }

    @AfterEach
    void everyHookIsIn() {
        weaving.check();
    }

    @Test
    void request_without_a_host_is_one_sample_of_400() throws IOException {
        exchange("GET /hello HTTP/1.1\r\n\r\n");

        Sample sample = hooks.await(1).get(0);
        assertEquals(400, sample.status());
        assertNull(sample.method());
    }

    @Test
    void requests_after_one_that_broke_are_counted_by_every_thread() throws IOException {
        for (int i = 0; i < 10; i++) {
            exchange("GET /break HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            hooks.await(2 * i + 1);
            exchange("GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            hooks.await(2 * i + 2);
        }
    }

    /** Sends the text and reads until the server ends the connection. */
    private void exchange(String text) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }
}
