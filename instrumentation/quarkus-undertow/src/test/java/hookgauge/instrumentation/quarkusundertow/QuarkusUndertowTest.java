package hookgauge.instrumentation.quarkusundertow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import hookgauge.instrumentation.netty4.NettyInstrumentation;
import hookgauge.instrumentation.nettyhttp2.NettyHttp2Instrumentation;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Sample;
import hookgauge.instrumentation.testing.ServletLoader;
import hookgauge.instrumentation.testing.Weaving;
import hookgauge.instrumentation.undertow.UndertowInstrumentation;
import hookgauge.instrumentation.undertowhandlers.UndertowHandlersInstrumentation;
import hookgauge.instrumentation.vertxweb.VertxWebInstrumentation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The modules of Undertow itself are woven in, too, as they are in the agent, and find nothing. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuarkusUndertowTest {
    private final RecordingHooks hooks = RecordingHooks.installed();
    private final HttpClient client = HttpClient.newHttpClient();
    private List<Weaving> weavings;
    private ContractServer server;
    private int port;

    @BeforeAll
    void start() throws Exception {
        weavings = Stream.of(
                        new NettyInstrumentation(),
                        new NettyHttp2Instrumentation(),
                        new VertxWebInstrumentation(),
                        new QuarkusUndertowInstrumentation(),
                        new UndertowInstrumentation(),
                        new UndertowHandlersInstrumentation())
                .map(Weaving::of)
                .toList();
        server = ServletLoader.load(QuarkusServletServer.class).getConstructor().newInstance();
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

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void route_is_the_mapping_of_the_servlet_behind_the_applications_path(HttpClient.Version version) throws Exception {
        boolean isOld = System.getProperty("server.version").startsWith("4.");
        assumeFalse(
                version == HttpClient.Version.HTTP_2
                        && isOld
                        && Runtime.version().feature() > 21,
                "its answers by HTTP/2 have a header field that newer clients of the JDK's refuse");
        assertEquals("/shop/items/*", get("/shop/items/1", version, 200).route());
        assertEquals("/shop/items/*", get("/shop/items/2", version, 200).route());
        assertEquals("/shop/*.page", get("/shop/some/where.page", version, 200).route());
        assertEquals("/shop/one", get("/shop/one", version, 200).route());
    }

    @Test
    void servlet_that_takes_everything_is_no_route() throws Exception {
        assertNull(get("/shop/nowhere", HttpClient.Version.HTTP_1_1, 200).route());
    }

    @Test
    void forward_keeps_the_route_of_what_was_asked_for() throws Exception {
        assertEquals(
                "/shop/forwards/*",
                get("/shop/forwards/1", HttpClient.Version.HTTP_1_1, 200).route());
    }

    @Test
    void what_a_servlet_throws_is_the_error() throws Exception {
        Sample sample = get("/shop/broken/1", HttpClient.Version.HTTP_1_1, 500);

        assertEquals("/shop/broken/*", sample.route());
        assertInstanceOf(IllegalStateException.class, sample.error());
    }

    /** The one sample of the request. */
    private Sample get(String path, HttpClient.Version version, int status) throws IOException, InterruptedException {
        hooks.clear();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .version(version)
                .build();

        assertEquals(status, client.send(request, BodyHandlers.discarding()).statusCode());

        List<Sample> samples = hooks.await(1);
        assertEquals(1, samples.size());
        assertEquals(status, samples.get(0).status());
        return samples.get(0);
    }
}
