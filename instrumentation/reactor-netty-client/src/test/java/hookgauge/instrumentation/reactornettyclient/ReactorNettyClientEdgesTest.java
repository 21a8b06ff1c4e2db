package hookgauge.instrumentation.reactornettyclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hookgauge.instrumentation.testing.RecordingCalls;
import hookgauge.instrumentation.testing.SentRequest;
import hookgauge.instrumentation.testing.Weaving;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** What not every client has: Spring's client on it, tries that the client makes by itself, a pool, a URI that is awaited. */
@Timeout(60)
class ReactorNettyClientEdgesTest {
    private final RecordingCalls calls = RecordingCalls.installed();
    private final AtomicInteger requests = new AtomicInteger();
    private ServerSocket upstream;

    @BeforeAll
    static void weave() {
        Weaving.of(new ReactorNettyClientInstrumentation());
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
    void request_of_spring_s_client_is_one_sample() {
        WebClient client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(client()))
                .build();

        client.get().uri(uri("/ok")).retrieve().toBodilessEntity().block();
        assertThrows(Exception.class, () -> client.get()
                .uri(uri("/404"))
                .retrieve()
                .toBodilessEntity()
                .block());

        List<SentRequest> sent = calls.await(2);
        assertEquals(200, sent.get(0).status());
        assertEquals(404, sent.get(1).status());
        assertSame(Thread.currentThread(), sent.get(0).startedBy());
    }

    @Test
    void request_that_the_client_tries_again_is_a_sample_for_each_that_was_sent() {
        Mono<String> answer =
                client().get().uri(uri("/reset")).responseContent().aggregate().asString();
        assertThrows(Exception.class, answer::block);

        for (SentRequest sent : calls.await(requests.get())) {
            assertEquals(0, sent.status());
            assertInstanceOf(java.io.IOException.class, sent.error());
        }
    }

    @Test
    void request_that_gets_no_connection_of_a_full_pool_is_one_sample() {
        ConnectionProvider one = ConnectionProvider.builder("one")
                .maxConnections(1)
                .pendingAcquireTimeout(Duration.ofMillis(100))
                .build();
        HttpClient client = HttpClient.create(one).resolver(DefaultAddressResolverGroup.INSTANCE);
        Future<?> held = client.get().uri(uri("/hold")).response().toFuture();
        Exception seen = assertThrows(
                Exception.class, () -> client.get().uri(uri("/ok")).response().block());
        held.cancel(true);

        List<SentRequest> sent = calls.await(2);
        assertEquals(seen.getCause().getClass(), sent.get(0).error().getClass());
        assertEquals(0, sent.get(1).status());
        one.dispose();
    }

    @Test
    void request_that_is_given_up_before_it_has_a_connection_is_one_sample() {
        ConnectionProvider one =
                ConnectionProvider.builder("one").maxConnections(1).build();
        HttpClient client = HttpClient.create(one).resolver(DefaultAddressResolverGroup.INSTANCE);
        Future<?> held = client.get().uri(uri("/hold")).response().toFuture();
        Future<?> waiting = client.get().uri(uri("/ok")).response().toFuture();
        waiting.cancel(true);
        held.cancel(true);

        for (SentRequest sent : calls.await(2)) assertEquals(0, sent.status());
        one.dispose();
    }

    @Test
    void request_to_a_uri_that_is_awaited_is_one_sample() {
        client().get().uri(Mono.fromSupplier(() -> uri("/ok"))).response().block();

        assertEquals(200, calls.await(1).get(0).status());
    }

    private static HttpClient client() {
        return HttpClient.create().resolver(DefaultAddressResolverGroup.INSTANCE);
    }

    private String uri(String path) {
        return "http://localhost:" + upstream.getLocalPort() + path;
    }

    /** One request for each connection, answered, held or reset. */
    private void serve() {
        try {
            while (true) {
                Socket socket = upstream.accept();
                String head = head(socket);
                if (head.isEmpty()) continue;
                requests.incrementAndGet();
                if (head.startsWith("GET /reset")) {
                    socket.setSoLinger(true, 0);
                    socket.close();
                }
                String status = head.startsWith("GET /404") ? "404 Not Found" : "200 OK";
                if (head.startsWith("GET /hold") || socket.isClosed()) continue;
                socket.getOutputStream()
                        .write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                                .getBytes());
                socket.close();
            }
        } catch (Exception e) {
            // the test is over
        }
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
