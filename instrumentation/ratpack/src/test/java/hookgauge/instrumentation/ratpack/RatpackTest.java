package hookgauge.instrumentation.ratpack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hookgauge.instrumentation.netty4.NettyInstrumentation;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Sample;
import hookgauge.instrumentation.testing.Weaving;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import ratpack.exec.Promise;
import ratpack.handling.Chain;
import ratpack.server.RatpackServer;
import ratpack.server.ServerConfig;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RatpackTest {
    private final RecordingHooks hooks = RecordingHooks.installed();
    private final HttpClient client = HttpClient.newHttpClient();
    private List<Weaving> weavings;
    private RatpackServer server;

    @BeforeAll
    void start() throws Exception {
        weavings = List.of(Weaving.of(new NettyInstrumentation()), Weaving.of(new RatpackInstrumentation()));
        ServerConfig config = ServerConfig.builder()
                .address(InetAddress.getLoopbackAddress())
                .port(0)
                .development(false)
                .build();
        server = RatpackServer.start(spec -> spec.serverConfig(config).handlers(RatpackTest::shop));
    }

    private static void shop(Chain chain) throws Exception {
        chain.get(context -> context.render("all"))
                .get("items/:id", context -> context.render("item"))
                .get("later/:id", context -> Promise.value("later")
                        .defer(Duration.ofMillis(20))
                        .then(context::render))
                .get("broken/:id", context -> {
                    throw new IllegalStateException("broken");
                })
                .prefix("api", api -> api.get("orders/:id", context -> context.render("order")))
                .prefix("tree", tree -> tree.all(context -> context.render("leaf")));
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
    void route_is_the_path_that_was_bound() throws Exception {
        assertEquals("item", send("GET", "/items/1").body());
        send("GET", "/items/2");

        Sample expected = new Sample("GET", "http", "/items/:id", "1.1", 200, 0, 4, null);
        assertEquals(List.of(expected, expected), hooks.await(2));
    }

    @Test
    void route_of_a_prefix_and_a_path_is_both() throws Exception {
        assertEquals("order", send("GET", "/api/orders/1").body());

        assertEquals("/api/orders/:id", hooks.await(1).get(0).route());
    }

    @Test
    void route_of_a_handler_of_a_whole_prefix_says_that_more_follows() throws Exception {
        assertEquals("leaf", send("GET", "/tree/of/leaves").body());

        assertEquals("/tree/*", hooks.await(1).get(0).route());
    }

    @Test
    void handler_of_the_root_has_a_route() throws Exception {
        assertEquals("all", send("GET", "/").body());

        assertEquals("/", hooks.await(1).get(0).route());
    }

    @Test
    void handler_that_answers_later_has_a_route() throws Exception {
        assertEquals("later", send("GET", "/later/1").body());

        assertEquals("/later/:id", hooks.await(1).get(0).route());
    }

    @Test
    void handler_that_fails_has_status_and_route() throws Exception {
        assertEquals(500, send("GET", "/broken/1").statusCode());

        Sample sample = hooks.await(1).get(0);
        assertEquals(500, sample.status());
        assertEquals("/broken/:id", sample.route());
    }

    @Test
    void path_that_nothing_takes_has_no_route() throws Exception {
        assertEquals(404, send("GET", "/api/nowhere").statusCode());

        assertNull(hooks.await(1).get(0).route());
    }

    @Test
    void method_that_nothing_takes_has_no_route() throws Exception {
        assertEquals(405, send("DELETE", "/items/1").statusCode());

        Sample sample = hooks.await(1).get(0);
        assertEquals(405, sample.status());
        assertNull(sample.route());
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        URI uri = URI.create("http://localhost:" + server.getBindPort() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .version(HttpClient.Version.HTTP_1_1)
                .method(method, BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
