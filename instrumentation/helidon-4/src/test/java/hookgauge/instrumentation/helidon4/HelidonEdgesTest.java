package hookgauge.instrumentation.helidon4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Sample;
import hookgauge.instrumentation.testing.TestKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.JRE;

/** Routes, refusals and upgrades as only Helidon has them. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "Helidon 4 needs Java 21: run it with -Djvm")
class HelidonEdgesTest {
    private final RecordingHooks hooks = RecordingHooks.installed();
    private HelidonWeaving weaving;
    private ContractServer server;
    private int port;

    @BeforeAll
    void start() throws Exception {
        weaving = new HelidonWeaving();
        server = Compiled.server("HelidonServer")
                .getConstructor(ContractApp.class, Path.class)
                .newInstance(new ContractApp(), TestKeys.file());
        port = server.start();
    }

    @AfterAll
    void stop() throws Exception {
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
    @DisabledIfSystemProperty(named = "server.version", matches = "4\\.0\\..*", disabledReason = "it keeps no patterns")
    void path_of_a_service_belongs_to_the_route_as_its_pattern() throws Exception {
        assertEquals("/shops/{shop}", sampleOf("/shops/7").route());
        assertEquals(
                "/shops/{shop}/shelves/{shelf}", sampleOf("/shops/7/shelves/8").route());
        assertEquals("/shops/{shop}/files/*", sampleOf("/shops/7/files/a/b").route());
    }

    @Test
    @DisabledIfSystemProperty(named = "server.version", matches = "4\\.0\\..*", disabledReason = "it keeps no patterns")
    void last_handler_of_a_request_that_is_routed_again_is_its_route() throws Exception {
        assertEquals("/items/{id}", sampleOf("/shops/7/moved").route());
    }

    @Test
    void handler_that_leaves_the_request_to_others_is_no_route() throws Exception {
        Sample sample = sampleOf("/shops/7/passed/on");

        assertEquals(404, sample.status());
        assertNull(sample.route());
    }

    @Test
    void request_line_that_is_not_understood_is_one_sample_of_400_without_a_method() throws IOException {
        exchange("GET /he{}llo HTTP/1.1\r\nHost: localhost\r\n\r\n");

        Sample sample = hooks.await(1).get(0);
        assertEquals(400, sample.status());
        assertNull(sample.method());
    }

    @Test
    void request_that_is_refused_before_it_is_routed_has_its_method() throws IOException {
        exchange("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n");

        Sample sample = hooks.await(1).get(0);
        assertEquals(400, sample.status());
        assertEquals("POST", sample.method());
    }

    @Test
    @EnabledIf(value = "hasWebSocket", disabledReason = "the module for WebSocket is not there")
    void upgrade_to_web_socket_is_one_sample_of_101() throws Exception {
        ContractServer sockets =
                Compiled.server("WebSocketServer").getConstructor().newInstance();
        int socketPort = sockets.start();
        try {
            HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(
                            URI.create("ws://localhost:" + socketPort + "/socket"),
                            new java.net.http.WebSocket.Listener() {})
                    .join()
                    .abort();

            Sample sample = hooks.await(1).get(0);
            assertEquals("GET", sample.method());
            assertEquals(101, sample.status());
        } finally {
            sockets.stop();
        }
    }

    static boolean hasWebSocket() {
        return HelidonEdgesTest.class.getResource("/io/helidon/webserver/websocket/WsUpgrader.class") != null;
    }

    private Sample sampleOf(String path) throws IOException, InterruptedException {
        hooks.clear();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
        return hooks.await(1).get(0);
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
