package hookgauge.instrumentation.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every hooked server must show: one sample for each exchange on the wire, with what the client saw, and nothing
 * left active. A scenario that a server cannot have is overridden and disabled with the reason.
 */
public abstract class HttpServerContract extends Http1Contract {
    @Test
    protected void concurrent_requests_are_a_sample_each() throws Exception {
        int threads = 8;
        int each = 25;
        ExecutorService clients = Executors.newFixedThreadPool(threads);
        try {
            Callable<Void> client = () -> {
                try (RawConnection connection = new RawConnection(port)) {
                    for (int i = 0; i < each; i++)
                        connection.send(get("/items/" + i)).read();
                }
                return null;
            };
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) all.add(client);
            for (Future<Void> done : clients.invokeAll(all)) done.get();
        } finally {
            clients.shutdown();
        }

        assertEquals(Collections.nCopies(threads * each, sample("GET", "/items/", 200, 0, 4)), samples(threads * each));
    }

    @Test
    protected void upgrade_to_another_protocol_is_one_sample_of_101() throws IOException {
        for (int i = 0; i < 3; i++) {
            try (RawConnection connection = new RawConnection(port)) {
                connection.send(request("GET", "/upgrade", "Connection: Upgrade\r\nUpgrade: contract\r\n"));
                assertEquals(101, connection.read().status());
            }
        }

        for (Sample sample : samples(3)) assertEquals(101, sample.status());
    }

    @Test
    protected void upgrade_to_http_2_is_one_sample() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + base() + "/hello"))
                .build();

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(HttpClient.Version.HTTP_2, response.version());
        }

        Sample expected = new Sample("GET", "http", route("/hello"), "2", 200, 0, 5, null);
        assertEquals(Collections.nCopies(2, expected), samples(2));
    }

    @Test
    protected void each_stream_of_http_2_is_one_sample() throws IOException {
        try (Http2Connection connection = new Http2Connection(port)) {
            for (int i = 0; i < 5; i++) {
                connection.get(base() + "/items/" + i, "tenant " + i);
                hooks.await(i + 1);
            }
        }
        assertEquals(List.of("tenant 0", "tenant 1", "tenant 2", "tenant 3", "tenant 4"), hooks.tenants());

        Sample expected = new Sample("GET", "http", route("/items/"), "2", 200, 0, 4, null);
        assertEquals(Collections.nCopies(5, expected), samples(5));
    }

    @Test
    protected void stream_of_http_2_that_the_client_gives_up_is_one_sample() throws IOException {
        try (Http2Connection connection = new Http2Connection(port)) {
            int stream = connection.request(base() + "/hold", "acme");
            app.awaitHeld();
            connection.cancel(stream);
            app.release();
            hooks.await(1);
        }

        assertEquals("2", samples(1).get(0).version());
    }

    @Test
    protected void https_is_told_as_the_scheme() throws Exception {
        HttpResponse<String> response = sendSecurely(HttpClient.Version.HTTP_1_1);

        assertEquals("hello", response.body());
        assertEquals(
                new Sample("GET", "https", route("/hello"), "1.1", 200, 0, 5, null),
                samples(1).get(0));
    }

    @Test
    protected void http_2_over_tls_is_one_sample() throws Exception {
        HttpResponse<String> response = sendSecurely(HttpClient.Version.HTTP_2);

        assertEquals(HttpClient.Version.HTTP_2, response.version());
        assertEquals(
                new Sample("GET", "https", route("/hello"), "2", 200, 0, 5, null),
                samples(1).get(0));
    }

    private HttpResponse<String> sendSecurely(HttpClient.Version version) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().sslContext(TestKeys.context(keys)).build();
        URI uri = URI.create("https://localhost:" + server.securePort() + base() + "/hello");
        HttpRequest request = HttpRequest.newBuilder(uri).version(version).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
