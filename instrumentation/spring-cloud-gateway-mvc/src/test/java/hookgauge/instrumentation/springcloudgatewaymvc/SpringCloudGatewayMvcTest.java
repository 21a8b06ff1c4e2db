package hookgauge.instrumentation.springcloudgatewaymvc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.sun.net.httpserver.HttpServer;
import hookgauge.instrumentation.jdkhttpclient.JdkHttpClientInstrumentation;
import hookgauge.instrumentation.springwebmvc.SpringWebmvcInstrumentation;
import hookgauge.instrumentation.testing.RecordingCalls;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Sample;
import hookgauge.instrumentation.testing.Weaving;
import hookgauge.instrumentation.tomcat.TomcatInstrumentation;
import hookgauge.instrumentation.urlconnection.UrlConnectionInstrumentation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A gateway on Tomcat, as Spring Boot makes one from its settings. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpringCloudGatewayMvcTest {
    private final RecordingHooks hooks = RecordingHooks.installed();
    private final RecordingCalls calls = RecordingCalls.installed();
    private final HttpClient client = HttpClient.newHttpClient();
    private List<Weaving> weavings;
    private HttpServer upstream;
    private ConfigurableApplicationContext gateway;

    @BeforeAll
    void start() throws Exception {
        weavings = List.of(
                Weaving.of(new TomcatInstrumentation()),
                Weaving.of(new SpringWebmvcInstrumentation()),
                Weaving.of(new SpringCloudGatewayMvcInstrumentation()),
                Weaving.of(new JdkHttpClientInstrumentation()),
                Weaving.of(new UrlConnectionInstrumentation()));
        upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        upstream.createContext("/", exchange -> {
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().endsWith("none") ? 404 : 200, -1);
            exchange.close();
        });
        upstream.start();
        // before version 5 they are named otherwise
        gateway = new SpringApplicationBuilder(Gateway.class)
                .bannerMode(Banner.Mode.OFF)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--logging.level.root=OFF",
                        "--upstream=http://127.0.0.1:" + upstream.getAddress().getPort(),
                        "--spring.cloud.gateway.mvc.routes[0].id=orders",
                        "--spring.cloud.gateway.mvc.routes[0].uri=${upstream}",
                        "--spring.cloud.gateway.mvc.routes[0].predicates[0]=Path=/orders/**",
                        "--spring.cloud.gateway.server.webmvc.routes[0].id=orders",
                        "--spring.cloud.gateway.server.webmvc.routes[0].uri=${upstream}",
                        "--spring.cloud.gateway.server.webmvc.routes[0].predicates[0]=Path=/orders/**");
    }

    @AfterAll
    void stop() {
        gateway.close();
        upstream.stop(0);
    }

    @BeforeEach
    void forget() {
        hooks.clear();
        calls.clear();
    }

    @AfterEach
    void everyHookIsIn() {
        weavings.forEach(Weaving::check);
    }

    @Test
    void route_is_the_id_that_the_gateway_gives_it() throws Exception {
        assertEquals(200, send("/orders/1"));
        assertEquals(404, send("/orders/none"));

        List<Sample> samples = hooks.await(2);
        assertEquals(
                "200 orders", samples.get(0).status() + " " + samples.get(0).route());
        assertEquals(
                "404 orders", samples.get(1).status() + " " + samples.get(1).route());
    }

    @Test
    void request_that_the_gateway_sends_on_is_one_of_its_client() throws Exception {
        send("/orders/1");
        send("/orders/none");

        // each of the test's own is one, too
        List<String> sentOn = calls.await(4).stream()
                .filter(sent -> sent.port() == upstream.getAddress().getPort())
                .map(sent -> sent.method() + " " + sent.status() + " " + sent.error())
                .toList();
        assertEquals(List.of("GET 200 null", "GET 404 null"), sentOn);
    }

    @Test
    void route_of_a_function_beside_the_gateway_is_its_pattern() throws Exception {
        assertEquals(200, send("/items/1"));

        assertEquals("/items/{id}", hooks.await(1).get(0).route());
    }

    @Test
    void path_that_no_route_takes_has_none() throws Exception {
        assertEquals(404, send("/nowhere"));

        assertNull(hooks.await(1).get(0).route());
    }

    private int send(String path) throws Exception {
        String port = gateway.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }
}
