package hookgauge.instrumentation.vertxweb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hookgauge.instrumentation.netty4.NettyInstrumentation;
import hookgauge.instrumentation.nettychannel.NettyChannelInstrumentation;
import hookgauge.instrumentation.nettyhttp2.NettyHttp2Instrumentation;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Sample;
import hookgauge.instrumentation.testing.TestKeys;
import hookgauge.instrumentation.testing.Weaving;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Routers as apps build them, by HTTP/1.1 and HTTP/2. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VertxWebRoutesTest {
    private final RecordingHooks hooks = RecordingHooks.installed();
    private final HttpClient http1 = client(HttpClient.Version.HTTP_1_1);
    private final HttpClient http2 = client(HttpClient.Version.HTTP_2);
    private final List<Weaving> weavings = List.of(
            Weaving.of(new NettyChannelInstrumentation()),
            Weaving.of(new NettyInstrumentation()),
            Weaving.of(new NettyHttp2Instrumentation()),
            Weaving.of(new VertxWebInstrumentation()));
    private VertxServer server;
    private int port;

    @BeforeAll
    void start() throws Exception {
        server = new VertxServer(new ContractApp(), TestKeys.file());
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
        weavings.forEach(Weaving::check);
    }

    @Test
    void route_of_a_sub_router_is_the_joined_path() throws Exception {
        assertRoute("/shop/items/:id", 200, "/shop/items/1");
        assertRoute("/shop/items/:id", 200, "/shop/items/2");
        assertRoute("/shop/", 200, "/shop/");
    }

    @Test
    void route_of_a_router_that_is_mounted_twice_is_that_of_the_request() throws Exception {
        assertRoute("/customers/:customer/items/:id", 200, "/customers/7/items/1");
        assertRoute("/shop/items/:id", 200, "/shop/items/1");
        assertRoute("/customers/:customer/items/:id", 200, "/customers/8/items/2");
    }

    @Test
    void prefix_that_answers_is_the_route() throws Exception {
        assertRoute("/static/*", 200, "/static/app/main.js");
    }

    @Test
    void regular_expression_is_the_route() throws Exception {
        assertRoute("/regex/[0-9]+", 200, "/regex/42");
    }

    @Test
    void prefix_that_only_hands_on_is_no_route() throws Exception {
        assertRoute(null, 404, "/guarded/nowhere");
        assertRoute(null, 404, "/shop/nowhere");
    }

    @Test
    void method_that_no_route_takes_has_no_route() throws Exception {
        assertEquals(405, send("DELETE", "/plain", http1));

        assertNull(hooks.await(1).get(0).route());
    }

    @Test
    void request_that_is_sent_on_to_the_page_of_an_error_keeps_its_route() throws Exception {
        assertRoute("/rerouted/:id", 500, "/rerouted/1");
    }

    @Test
    void handler_that_refuses_is_no_error() throws Exception {
        assertRoute("/refused/:id", 403, "/refused/1");
    }

    @Test
    void failure_that_a_handler_deals_with_is_no_error() throws Exception {
        assertRoute("/recovered/:id", 409, "/recovered/1");
    }

    @Test
    void failure_of_http_2_has_route_and_error() throws Exception {
        assertEquals(500, send("GET", "/throw", http2));

        Sample sample = hooks.await(1).get(0);
        assertEquals("2", sample.version());
        assertEquals("/throw", sample.route());
        assertEquals("thrown by the handler", sample.error().getMessage());
    }

    @Test
    void route_of_a_stream_is_its_own() throws Exception {
        for (int i = 0; i < 3; i++) {
            send("GET", "/shop/items/" + i, http2);
            send("GET", "/static/" + i, http2);
        }

        List<Sample> samples = hooks.await(6);
        for (int i = 0; i < 6; i += 2) {
            assertEquals("/shop/items/:id", samples.get(i).route());
            assertEquals("/static/*", samples.get(i + 1).route());
        }
    }

    @Test
    void route_of_a_request_that_begins_before_the_last_response_is_written_is_its_own() throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            String requests = "GET /elsewhere HTTP/1.1\r\nHost: a\r\n\r\n"
                    + "GET /plain HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }

        List<Sample> samples = hooks.await(2);
        assertEquals("/elsewhere", samples.get(0).route());
        assertEquals("/plain", samples.get(1).route());
    }

    @Test
    void web_socket_is_one_sample_of_101_and_nothing_stays_active() throws Exception {
        for (int i = 0; i < 3; i++) {
            WebSocket socket = http1.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://localhost:" + port + "/socket"), new WebSocket.Listener() {})
                    .get();
            socket.sendText("text", true).get();
            socket.abort();
        }

        for (Sample sample : hooks.await(3)) assertEquals(101, sample.status());
    }

    private void assertRoute(String route, int status, String path) throws Exception {
        hooks.clear();

        assertEquals(status, send("GET", path, http1));

        Sample sample = hooks.await(1).get(0);
        assertEquals(route, sample.route());
        assertEquals(status, sample.status());
        assertNull(sample.error());
    }

    private int send(String method, String path, HttpClient client) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static HttpClient client(HttpClient.Version version) {
        return HttpClient.newBuilder().version(version).build();
    }
}
