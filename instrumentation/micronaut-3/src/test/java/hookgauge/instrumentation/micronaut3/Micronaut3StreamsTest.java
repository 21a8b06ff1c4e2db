package hookgauge.instrumentation.micronaut3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.instrumentation.netty4.NettyInstrumentation;
import hookgauge.instrumentation.nettychannel.NettyChannelInstrumentation;
import hookgauge.instrumentation.nettyhttp2.NettyHttp2Instrumentation;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Sample;
import hookgauge.instrumentation.testing.Weaving;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Several requests at a time on one connection; those of HTTP/1 that are pipelined it answers in an order of its own. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class Micronaut3StreamsTest {
    private final RecordingHooks hooks = RecordingHooks.installed();
    private final Micronaut3Server server = new Micronaut3Server("2.0");
    private int port;

    @BeforeAll
    void start() {
        Weaving.of(new NettyChannelInstrumentation());
        Weaving.of(new NettyInstrumentation());
        Weaving.of(new NettyHttp2Instrumentation());
        Weaving.of(new Micronaut3Instrumentation());
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

    @Test
    @DisabledIfSystemProperty(
            named = "server.version",
            matches = "3\\.0\\.0",
            disabledReason = "it does not answer a request for an upgrade")
    void each_stream_of_http_2_has_its_own_route() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

        get(client, "/shop/items/1").join();
        List<CompletableFuture<?>> streams = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            streams.add(get(client, "/shop/later/" + i));
            streams.add(get(client, "/shop/items/" + i));
        }
        streams.forEach(CompletableFuture::join);

        List<Sample> samples = hooks.await(21);
        assertEquals(10, count(samples, "/shop/later/{id}"));
        assertEquals(11, count(samples, "/shop/items/{id}"));
    }

    private CompletableFuture<?> get(HttpClient client, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return client.sendAsync(request, BodyHandlers.discarding());
    }

    private static long count(List<Sample> samples, String route) {
        return samples.stream()
                .filter(sample ->
                        route.equals(sample.route()) && sample.version().equals("2") && sample.status() == 200)
                .count();
    }
}
