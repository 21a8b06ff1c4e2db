package hookgauge.instrumentation.springwebflux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hookgauge.instrumentation.netty4.NettyInstrumentation;
import hookgauge.instrumentation.nettychannel.NettyChannelInstrumentation;
import hookgauge.instrumentation.nettyhttp2.NettyHttp2Instrumentation;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Sample;
import hookgauge.instrumentation.testing.Weaving;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.server.reactive.ContextPathCompositeHandler;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;

/** On reactor-netty, by HTTP/1.1 and HTTP/2. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpringWebfluxTest {
    private final RecordingHooks hooks = RecordingHooks.installed();
    private final HttpClient client = HttpClient.newHttpClient();
    private AnnotationConfigApplicationContext beans;
    private List<Weaving> weavings;
    private DisposableServer server;

    @BeforeAll
    void start() {
        weavings = List.of(
                Weaving.of(new NettyChannelInstrumentation()),
                Weaving.of(new NettyInstrumentation()),
                Weaving.of(new NettyHttp2Instrumentation()),
                Weaving.of(new SpringWebfluxInstrumentation()));
        beans = new AnnotationConfigApplicationContext(Shop.class, Shop.Controllers.class);
        HttpHandler shop = WebHttpHandlerBuilder.applicationContext(beans).build();
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .protocol(HttpProtocol.HTTP11, HttpProtocol.H2C)
                .handle(new ReactorHttpHandlerAdapter(new ContextPathCompositeHandler(Map.of("/shop", shop))))
                .bindNow();
    }

    @AfterAll
    void stop() {
        server.disposeNow();
        beans.close();
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
    void route_is_the_pattern_below_the_application() throws Exception {
        send("GET", "/shop/items/1");
        send("GET", "/shop/items/2");

        Sample expected = new Sample("GET", "http", "/shop/items/{id}", "1.1", 200, 0, 1, null);
        assertEquals(List.of(expected, expected), hooks.await(2));
    }

    @Test
    void functional_route_is_the_joined_pattern() throws Exception {
        assertEquals("7", send("GET", "/shop/functions/7").body());

        assertEquals("/shop/functions/{id}", hooks.await(1).get(0).route());
    }

    @Test
    void controller_that_answers_later_is_one_sample() throws Exception {
        assertEquals("later", send("GET", "/shop/later/1").body());

        assertEquals("/shop/later/{id}", hooks.await(1).get(0).route());
    }

    @Test
    void controller_that_fails_has_status_and_route() throws Exception {
        assertEquals(500, send("GET", "/shop/broken/1").statusCode());

        Sample sample = hooks.await(1).get(0);
        assertEquals(500, sample.status());
        assertEquals("/shop/broken/{id}", sample.route());
    }

    @Test
    void path_that_no_controller_takes_has_no_route() throws Exception {
        assertEquals(404, send("GET", "/shop/nowhere").statusCode());

        Sample sample = hooks.await(1).get(0);
        assertEquals(404, sample.status());
        assertNull(sample.route());
    }

    @Test
    void method_that_no_controller_takes_has_no_route() throws Exception {
        assertEquals(405, send("DELETE", "/shop/items/1").statusCode());

        Sample sample = hooks.await(1).get(0);
        assertEquals(405, sample.status());
        assertNull(sample.route());
    }

    @Test
    void upgrade_to_http_2_and_each_stream_after_it_is_one_sample_with_its_route() throws Exception {
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> response = send("GET", "/shop/items/" + i, HttpClient.Version.HTTP_2);
            assertEquals(HttpClient.Version.HTTP_2, response.version());
        }

        Sample expected = new Sample("GET", "http", "/shop/items/{id}", "2", 200, 0, 1, null);
        assertEquals(List.of(expected, expected, expected), hooks.await(3));
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return send(method, path, HttpClient.Version.HTTP_1_1);
    }

    private HttpResponse<String> send(String method, String path, HttpClient.Version version)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .version(version)
                .method(method, BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
