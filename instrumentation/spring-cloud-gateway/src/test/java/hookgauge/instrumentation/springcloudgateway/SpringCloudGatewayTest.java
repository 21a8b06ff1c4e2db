package hookgauge.instrumentation.springcloudgateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

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
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;

/** On reactor-netty. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpringCloudGatewayTest {
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
                Weaving.of(new SpringCloudGatewayInstrumentation()));
        beans = new AnnotationConfigApplicationContext(Gateway.class);
        HttpHandler gateway = WebHttpHandlerBuilder.applicationContext(beans).build();
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .protocol(HttpProtocol.HTTP11, HttpProtocol.H2C)
                .handle(new ReactorHttpHandlerAdapter(gateway))
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
    void route_is_the_id_that_the_gateway_gives_it() throws Exception {
        send("/orders/1");
        send("/orders/2");

        Sample expected = new Sample("GET", "http", "orders", "1.1", 200, 0, 0, null);
        assertEquals(List.of(expected, expected), hooks.await(2));
    }

    @Test
    void route_without_an_id_of_its_own_is_the_pattern_of_its_path() throws Exception {
        send("/items/1");

        assertEquals("/items/{id}", hooks.await(1).get(0).route());
    }

    @Test
    void what_takes_everything_is_no_route() throws Exception {
        send("/anything/at/all");

        assertNull(hooks.await(1).get(0).route());
    }

    private void send(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        assertEquals(200, client.send(request, BodyHandlers.discarding()).statusCode());
    }
}
