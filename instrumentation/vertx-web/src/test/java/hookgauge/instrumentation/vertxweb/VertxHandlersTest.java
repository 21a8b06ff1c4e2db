package hookgauge.instrumentation.vertxweb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hookgauge.instrumentation.netty4.NettyInstrumentation;
import hookgauge.instrumentation.nettyhttp2.NettyHttp2Instrumentation;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Sample;
import hookgauge.instrumentation.testing.Weaving;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Handlers of the server itself: Vert.x leaves a request open whose handler threw, until the client goes. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VertxHandlersTest {
    private final RecordingHooks hooks = RecordingHooks.installed();
    private final List<Weaving> weavings = List.of(
            Weaving.of(new NettyInstrumentation()),
            Weaving.of(new NettyHttp2Instrumentation()),
            Weaving.of(new VertxWebInstrumentation.Handlers()));
    private final Vertx vertx = Vertx.vertx();
    private final Semaphore thrown = new Semaphore(0);
    private int port;

    @BeforeAll
    void start() throws Exception {
        HttpServerOptions options = new HttpServerOptions().setHost("localhost").setPort(0);
        HttpServer server = vertx.createHttpServer(options).requestHandler(this::handle);
        port = VertxServer.listening(server).actualPort();
    }

    @AfterAll
    void stop() throws Exception {
        Versions.callAndWait(Vertx.class, vertx, "close");
    }

    @BeforeEach
    void forget() {
        hooks.clear();
    }

    @AfterEach
    void everyHookIsIn() {
        weavings.forEach(Weaving::check);
    }

    @Test
    void what_a_handler_throws_is_the_error() throws Exception {
        leave("GET /throw HTTP/1.1\r\nHost: a\r\n\r\n");

        Sample sample = hooks.await(1).get(0);
        assertEquals(0, sample.status());
        assertEquals("thrown by the handler", sample.error().getMessage());
    }

    @Test
    void what_the_handler_of_a_request_that_waited_throws_is_its_own_error() throws Exception {
        leave("GET /later HTTP/1.1\r\nHost: a\r\n\r\nGET /throw HTTP/1.1\r\nHost: a\r\n\r\n");

        List<Sample> samples = hooks.await(2);
        assertNull(samples.get(0).error());
        assertEquals("thrown by the handler", samples.get(1).error().getMessage());
    }

    @Test
    @EnabledIfSystemProperty(
            named = "server.version",
            matches = "5\\.1\\..*",
            disabledReason =
                    "before 5.1 no class of Vert.x calls the handler of a stream but its context, which all share")
    void what_the_handler_of_a_stream_throws_is_its_error() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        client.send(request("/later"), BodyHandlers.discarding());
        CompletableFuture<HttpResponse<Void>> asked = client.sendAsync(request("/throw"), BodyHandlers.discarding());
        thrown.acquire();
        asked.cancel(true);

        List<Sample> samples = hooks.await(2);
        assertNull(samples.get(0).error());
        assertEquals("thrown by the handler", samples.get(1).error().getMessage());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
    }

    /** Goes when a handler has thrown, without an answer to that. */
    private void leave(String requests) throws IOException, InterruptedException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
            thrown.acquire();
        }
    }

    private void handle(HttpServerRequest request) {
        if (request.path().equals("/throw")) {
            thrown.release();
            throw new IllegalStateException("thrown by the handler");
        }
        vertx.runOnContext(none -> answer(request));
    }

    private static void answer(HttpServerRequest request) {
        try {
            Versions.call(HttpServerResponse.class, request.response(), "end", Buffer.buffer("later"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
