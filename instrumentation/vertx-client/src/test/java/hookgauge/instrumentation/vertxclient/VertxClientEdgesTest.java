package hookgauge.instrumentation.vertxclient;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import hookgauge.instrumentation.nettyclient.NettyClientInstrumentation;
import hookgauge.instrumentation.testing.RecordingCalls;
import hookgauge.instrumentation.testing.SentRequest;
import hookgauge.instrumentation.testing.Weaving;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What not every client has: requests that are handed over, and given up before they are sent. */
@Timeout(60)
class VertxClientEdgesTest {
    private final RecordingCalls calls = RecordingCalls.installed();
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = VertxClientTest.client(vertx, new HttpClientOptions());
    // Vert.x 5 closes what nobody holds
    private Object sockets;
    private HttpServer upstream;

    @BeforeAll
    static void weave() {
        Weaving.of(new VertxClientInstrumentation());
        Weaving.of(new NettyClientInstrumentation());
    }

    @BeforeEach
    void start() throws Exception {
        calls.clear();
        upstream = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        upstream.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        upstream.start();
    }

    @AfterEach
    void stop() {
        vertx.close();
        upstream.stop(0);
    }

    @Test
    @DisabledIfSystemProperty(
            named = "client.version",
            matches = "5\\..*",
            disabledReason = "it hands over no requests")
    void request_that_is_handed_to_a_handler_is_one_sample() {
        client.request(options(), asked -> asked.result().end());
        assertEquals("GET localhost 204", text(calls.await(1).get(0)));

        client.request(HttpMethod.POST, port(), "localhost", "/", asked -> asked.result()
                .end());
        assertEquals("POST localhost 204", text(calls.await(2).get(1)));
    }

    @Test
    void request_to_a_host_and_a_path_is_one_sample() {
        client.request(HttpMethod.PUT, port(), "localhost", "/").onSuccess(HttpClientRequest::send);

        assertEquals("PUT localhost 204", text(calls.await(1).get(0)));
    }

    @Test
    void request_that_is_given_up_before_it_is_sent_is_one_sample() {
        client.request(options()).onSuccess(VertxClientTest::reset);

        SentRequest sent = calls.await(1).get(0);
        assertEquals("GET localhost 0", text(sent));
        assertNotNull(sent.error());
    }

    @Test
    void handshake_of_a_web_socket_is_one_sample() throws Exception {
        shake("101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade");

        assertEquals("GET localhost 101", text(calls.await(1).get(0)));
    }

    @Test
    void handshake_that_is_not_answered_so_is_one_sample_with_the_status() throws Exception {
        shake("404 Not Found\r\nContent-Length: 0");

        assertEquals("GET localhost 404", text(calls.await(1).get(0)));
    }

    @Test
    void handshake_that_is_refused_is_one_sample_with_what_the_caller_is_thrown() throws Exception {
        upstream.stop(0);
        CompletableFuture<?> socket = connect(port()).toCompletionStage().toCompletableFuture();
        ExecutionException seen = assertThrows(ExecutionException.class, () -> socket.get(20, TimeUnit.SECONDS));

        assertSame(seen.getCause(), calls.await(1).get(0).error());
    }

    /** Asks for a WebSocket, which is answered so. */
    private void shake(String answer) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            Future<?> socket = connect(server.getLocalPort());
            try (Socket accepted = server.accept()) {
                BufferedReader in = new BufferedReader(new InputStreamReader(accepted.getInputStream(), US_ASCII));
                String proof = "";
                for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                    if (line.toLowerCase().startsWith("sec-websocket-key:"))
                        proof = proof(line.substring(18).trim());
                }
                String head = "HTTP/1.1 " + answer + "\r\nSec-WebSocket-Accept: " + proof + "\r\n\r\n";
                accepted.getOutputStream().write(head.getBytes(US_ASCII));
                socket.otherwiseEmpty()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS);
            }
        }
    }

    private static String proof(String key) throws Exception {
        byte[] all = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(US_ASCII);
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-1").digest(all));
    }

    private Future<?> connect(int port) throws Exception {
        WebSocketConnectOptions options = new WebSocketConnectOptions();
        options.setHost("localhost").setPort(port).setURI("/");
        if (!System.getProperty("client.version").startsWith("5.")) return client.webSocket(options);
        sockets = Vertx.class.getMethod("createWebSocketClient").invoke(vertx);
        return (Future<?>) Class.forName("io.vertx.core.http.WebSocketClient")
                .getMethod("connect", WebSocketConnectOptions.class)
                .invoke(sockets, options);
    }

    private int port() {
        return upstream.getAddress().getPort();
    }

    private RequestOptions options() {
        return new RequestOptions().setHost("localhost").setPort(port());
    }

    private static String text(SentRequest sent) {
        return sent.method() + " " + sent.address() + " " + sent.status();
    }
}
