package hookgauge.instrumentation.play;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.akkahttp.AkkaHttpInstrumentation;
import hookgauge.instrumentation.pekkohttp.PekkoHttpInstrumentation;
import hookgauge.instrumentation.pekkohttp2.PekkoHttp2Instrumentation;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Sample;
import hookgauge.instrumentation.testing.TestKeys;
import hookgauge.instrumentation.testing.Weaving;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

@Timeout(60)
class PlayStreamsTest {
    private static final List<InstrumentationModule> MODULES = List.of(
            new PekkoHttpInstrumentation(),
            new PekkoHttp2Instrumentation(),
            new PekkoHttpInstrumentation.Stream(),
            new AkkaHttpInstrumentation(),
            new AkkaHttpInstrumentation.Http2(),
            new AkkaHttpInstrumentation.Stream(),
            new PlayInstrumentation(),
            new PlayInstrumentation.Pekko(),
            new PlayInstrumentation.Akka());

    private final RecordingHooks hooks = RecordingHooks.installed();

    @Test
    @DisabledIfSystemProperty(
            named = "server.version",
            matches = "2\\.8\\..*",
            disabledReason = "HTTP/2 of its Akka HTTP 10.1 is not recorded")
    void each_stream_of_http_2_has_its_own_route() throws Exception {
        MODULES.forEach(Weaving::of);
        Path keys = TestKeys.file();
        HttpClient client =
                HttpClient.newBuilder().sslContext(TestKeys.context(keys)).build();
        PlayServer server = PlayServer.ofItsOwn().with(keys);
        server.start();
        hooks.clear();
        String base = "https://localhost:" + server.securePort();

        get(client, base + "/shop").join();
        List<CompletableFuture<?>> streams = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            streams.add(get(client, base + "/shop/later/" + i));
            streams.add(get(client, base + "/shop/items/" + i));
        }
        streams.forEach(CompletableFuture::join);

        List<Sample> samples = hooks.await(21);
        server.stop();
        assertEquals(1, count(samples, "/shop"));
        assertEquals(10, count(samples, "/shop/later/:id"));
        assertEquals(10, count(samples, "/shop/items/:id"));
    }

    private static CompletableFuture<?> get(HttpClient client, String uri) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).build();
        return client.sendAsync(request, BodyHandlers.discarding());
    }

    private static long count(List<Sample> samples, String route) {
        return samples.stream()
                .filter(sample ->
                        route.equals(sample.route()) && sample.version().equals("2") && sample.status() == 200)
                .count();
    }
}
