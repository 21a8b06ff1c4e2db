package hookgauge.instrumentation.robaho;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Sample;
import hookgauge.instrumentation.testing.Weaving;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** What handlers of Robaho's server may do that no other server knows. */
@Timeout(60)
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "Robaho's server is compiled for Java 21")
class RobahoEdgesTest {
    private final RecordingHooks hooks = RecordingHooks.installed();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Weaving weaving = Weaving.of(new RobahoInstrumentation());
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        for (Handler console : Logger.getLogger("").getHandlers()) console.setLevel(Level.OFF);
        hooks.clear();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stopServer() {
        weaving.check();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void server_of_the_tests_is_robahos() {
        assertTrue(server.getClass().getName().startsWith("robaho."), server.toString());
    }

    @Test
    void context_of_everything_is_no_route() throws IOException {
        server.createContext("/", exchange -> exchange.sendResponseHeaders(200, -1));

        try (Socket socket = client("/anything/at/all")) {
            socket.getInputStream().read();
        }

        assertNull(hooks.await(1).get(0).route());
    }

    @Test
    void exchange_that_is_closed_without_an_answer_has_no_status() throws IOException {
        server.createContext("/", HttpExchange::close);

        client("/").close();

        assertEquals(0, hooks.await(1).get(0).status());
    }

    @Test
    void exchange_that_nobody_answers_ends_when_the_next_one_of_its_connection_begins() throws IOException {
        server.createContext("/forgotten", exchange -> {});
        server.createContext("/answered", exchange -> exchange.sendResponseHeaders(201, -1));

        try (Socket socket = client("/forgotten")) {
            socket.getOutputStream().write(get("/answered"));
            socket.getInputStream().read();

            List<Sample> samples = hooks.await(2);
            assertEquals(0, samples.get(0).status());
            assertEquals("/forgotten", samples.get(0).route());
            assertEquals(201, samples.get(1).status());
        }
    }

    /** A connection on which one request was sent. */
    private Socket client(String path) throws IOException {
        Socket socket =
                new Socket(server.getAddress().getAddress(), server.getAddress().getPort());
        socket.getOutputStream().write(get(path));
        return socket;
    }

    private static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
