package hookgauge.instrumentation.micronaut4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hookgauge.instrumentation.netty4.NettyInstrumentation;
import hookgauge.instrumentation.nettychannel.NettyChannelInstrumentation;
import hookgauge.instrumentation.nettyhttp2.NettyHttp2Instrumentation;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Sample;
import hookgauge.instrumentation.testing.Weaving;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Controllers on Micronaut's own server. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MicronautTest {
    private final RecordingHooks hooks = RecordingHooks.installed();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Weaving> weavings = List.of(
            Weaving.of(new NettyChannelInstrumentation()),
            Weaving.of(new NettyInstrumentation()),
            Weaving.of(new NettyHttp2Instrumentation()),
            Weaving.of(new MicronautInstrumentation()));
    private EmbeddedServer server;

    @BeforeAll
    void start() {
        server = ApplicationContext.run(
                EmbeddedServer.class, Map.of("micronaut.server.port", -1, "micronaut.server.host", "localhost"));
    }

    @AfterAll
    void stop() {
        server.close();
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
    void route_is_the_template_without_its_query() throws Exception {
        assertEquals(200, send("GET", "/shop/items/1?colour=blue"));
        assertEquals(200, send("GET", "/shop/items/2"));

        for (Sample sample : hooks.await(2)) assertEquals("/shop/items/{id}", sample.route());
    }

    @Test
    void controller_that_fails_has_status_and_route() throws Exception {
        assertEquals(500, send("GET", "/shop/broken/1"));

        Sample sample = hooks.await(1).get(0);
        assertEquals(500, sample.status());
        assertEquals("/shop/broken/{id}", sample.route());
    }

    @Test
    void path_that_no_controller_takes_has_no_route() throws Exception {
        assertEquals(404, send("GET", "/nowhere"));

        assertNull(hooks.await(1).get(0).route());
    }

    @Test
    void method_that_no_controller_takes_has_no_route() throws Exception {
        assertEquals(405, send("DELETE", "/shop/items/1"));

        assertNull(hooks.await(1).get(0).route());
    }

    private int send(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path))
                .version(HttpClient.Version.HTTP_1_1)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }
}
