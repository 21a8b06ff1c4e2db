package hookgauge.instrumentation.asynchttpclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.instrumentation.nettyclient.NettyClientInstrumentation;
import hookgauge.instrumentation.testing.RecordingCalls;
import hookgauge.instrumentation.testing.SentRequest;
import hookgauge.instrumentation.testing.Weaving;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.Dsl;
import org.asynchttpclient.proxy.ProxyServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What not every client has: tries that it makes by itself, passwords, proxies, a pool that is full. */
@Timeout(60)
class AsyncHttpClientEdgesTest {
    private static final String EMPTY = "Content-Length: 0\r\nConnection: close\r\n\r\n";

    private final RecordingCalls calls = RecordingCalls.installed();
    private final AtomicInteger requests = new AtomicInteger();
    private ServerSocket upstream;

    @BeforeAll
    static void weave() {
        Weaving.of(new AsyncHttpClientInstrumentation());
        Weaving.of(new NettyClientInstrumentation());
    }

    @BeforeEach
    void start() throws Exception {
        calls.clear();
        upstream = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "upstream");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stop() throws Exception {
        upstream.close();
    }

    @Test
    void request_that_is_sent_again_where_the_body_ended_early_is_a_sample_each() throws Exception {
        try (AsyncHttpClient client = client()) {
            assertThrows(
                    ExecutionException.class,
                    () -> client.prepareGet(uri("/half")).execute().get());
        }

        assertTrue(requests.get() > 1, requests + " requests");
        for (SentRequest sent : calls.await(requests.get())) assertEquals(200, sent.status());
    }

    @Test
    void request_that_is_sent_again_with_a_password_is_a_sample_each() throws Exception {
        try (AsyncHttpClient client = client()) {
            int status = client.prepareGet(uri("/secret"))
                    .setRealm(Dsl.basicAuthRealm("me", "word").setUsePreemptiveAuth(false))
                    .execute()
                    .get()
                    .getStatusCode();

            assertEquals(200, status);
        }
        List<SentRequest> sent = calls.await(2);
        assertEquals(401, sent.get(0).status());
        assertEquals(200, sent.get(1).status());
    }

    @Test
    void request_through_a_tunnel_is_one_sample_of_its_own_target() throws Exception {
        ProxyServer proxy = new ProxyServer.Builder("localhost", upstream.getLocalPort()).build();
        try (AsyncHttpClient client = client()) {
            assertThrows(ExecutionException.class, () -> client.prepareGet("https://example.invalid/")
                    .setProxyServer(proxy)
                    .execute()
                    .get());
        }

        // what is behind the tunnel speaks no TLS, which 2.0 tries again
        for (SentRequest sent : calls.await(requests.get()))
            assertEquals("GET example.invalid 443", sent.method() + " " + sent.address() + " " + sent.port());
    }

    @Test
    void request_for_which_the_pool_has_no_room_is_one_sample() throws Exception {
        try (AsyncHttpClient client = new DefaultAsyncHttpClient(
                new DefaultAsyncHttpClientConfig.Builder().setMaxConnections(1).build())) {
            Future<?> held = client.prepareGet(uri("/hold")).execute();
            while (requests.get() == 0) Thread.onSpinWait();
            ExecutionException seen = assertThrows(
                    ExecutionException.class,
                    () -> client.prepareGet(uri("/ok")).execute().get());
            held.cancel(true);

            List<SentRequest> sent = calls.await(2);
            assertEquals(seen.getCause().getClass(), sent.get(0).error().getClass());
            assertInstanceOf(CancellationException.class, sent.get(1).error());
        }
    }

    private static AsyncHttpClient client() {
        return new DefaultAsyncHttpClient(new DefaultAsyncHttpClientConfig.Builder().build());
    }

    private String uri(String path) {
        return "http://localhost:" + upstream.getLocalPort() + path;
    }

    /** One request for each connection. */
    private void serve() {
        try {
            while (true) {
                Socket socket = upstream.accept();
                String head = head(socket);
                if (head.isEmpty()) continue;
                requests.incrementAndGet();
                if (head.startsWith("GET /hold")) continue;
                socket.getOutputStream().write(answer(head).getBytes());
                socket.close();
            }
        } catch (Exception e) {
            // the test is over
        }
    }

    private static String answer(String head) {
        if (head.startsWith("CONNECT")) return "HTTP/1.1 200 Connection established\r\n\r\nno TLS";
        if (head.startsWith("GET /half")) return "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf";
        boolean isRefused =
                head.startsWith("GET /secret") && !head.toLowerCase().contains("authorization:");
        return isRefused
                ? "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\n" + EMPTY
                : "HTTP/1.1 200 OK\r\n" + EMPTY;
    }

    private static String head(Socket socket) throws Exception {
        StringBuilder head = new StringBuilder();
        for (int b = socket.getInputStream().read();
                b >= 0;
                b = socket.getInputStream().read()) {
            head.append((char) b);
            if (head.toString().endsWith("\r\n\r\n")) break;
        }
        return head.toString();
    }
}
