package hookgauge.instrumentation.pekkohttp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Sample;
import hookgauge.instrumentation.testing.Weaving;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Pekko HTTP does otherwise than the contract's servers. */
class PekkoHttpEdgesTest {
    private static final RecordingHooks HOOKS = RecordingHooks.installed();
    private static ActorSystem system;
    private static int port;

    @BeforeAll
    static void start() {
        Weaving.of(new PekkoHttpInstrumentation()).check();
        Weaving.of(new PekkoHttpInstrumentation.Stream()).check();
        system = ActorSystem.create(
                "edges",
                ConfigFactory.parseString("pekko.loglevel=OFF,pekko.http.server.request-timeout=2s")
                        .withFallback(ConfigFactory.load()));
        port = Http.get(system)
                .newServerAt("127.0.0.1", 0)
                .bind(PekkoHttpEdgesTest::answer)
                .toCompletableFuture()
                .join()
                .localAddress()
                .getPort();
    }

    @AfterAll
    static void stop() {
        system.terminate();
    }

    @BeforeEach
    void forget() {
        HOOKS.clear();
    }

    private static CompletionStage<org.apache.pekko.http.javadsl.model.HttpResponse> answer(
            org.apache.pekko.http.javadsl.model.HttpRequest request) {
        org.apache.pekko.http.javadsl.model.HttpResponse response =
                org.apache.pekko.http.javadsl.model.HttpResponse.create();
        switch (request.getUri().path()) {
            case "/never":
                return new CompletableFuture<>();
            case "/chat":
                Flow<Message, Message, NotUsed> echo = Flow.create();
                return CompletableFuture.completedFuture(
                        org.apache.pekko.http.javadsl.model.ws.WebSocket.handleWebSocketRequestWith(request, echo));
            default:
                Source<ByteString, NotUsed> broken = Source.single(ByteString.fromString("0123456789"))
                        .concat(Source.failed(new IllegalStateException("thrown in the middle")));
                return CompletableFuture.completedFuture(
                        response.withEntity(HttpEntities.create(ContentTypes.TEXT_PLAIN_UTF8, 1000, broken)));
        }
    }

    @Test
    void timeout_has_the_status_that_the_client_saw() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/never"))
                .version(HttpClient.Version.HTTP_1_1)
                .build();

        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        Sample sample = HOOKS.await(1).get(0);
        assertEquals(503, response.statusCode());
        assertEquals(503, sample.status());
        assertEquals(response.body().length(), sample.responseBytes());
    }

    @Test
    void connection_that_becomes_a_web_socket_is_one_sample_of_101() {
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/chat"), new WebSocket.Listener() {})
                .join()
                .abort();

        assertEquals(101, HOOKS.await(1).get(0).status());
    }

    @Test
    void body_that_fails_is_the_error() throws IOException {
        try (Socket client = connection("GET /broken HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            Sample sample = HOOKS.await(1).get(0);

            assertEquals(200, sample.status());
            assertEquals("thrown in the middle", sample.error().getMessage());
            assertTrue(client.isConnected());
        }
    }

    @Test
    void garbage_is_one_sample_of_400_without_a_method() throws IOException {
        try (Socket client = connection("what is this, where a method should be?\r\n\r\n")) {
            String answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

            assertTrue(answer.startsWith("HTTP/1.1 501 "), answer);
        }

        Sample sample = HOOKS.await(1).get(0);
        assertEquals(501, sample.status());
        assertNull(sample.method());
    }

    @Test
    void client_that_resets_its_connection_is_the_error() throws IOException {
        Socket client = connection("GET /never HTTP/1.1\r\nHost: localhost\r\n\r\n");
        client.setSoLinger(true, 0);
        client.close();

        Sample sample = HOOKS.await(1).get(0);
        assertEquals(0, sample.status());
        assertTrue(sample.error().getMessage().contains("reset"), sample.toString());
    }

    private static Socket connection(String sent) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }
}
