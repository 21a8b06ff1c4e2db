package hookgauge.instrumentation.springwebclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import hookgauge.instrumentation.jdkhttpclient.JdkHttpClientInstrumentation;
import hookgauge.instrumentation.testing.RecordingCalls;
import hookgauge.instrumentation.testing.Weaving;
import hookgauge.instrumentation.urlconnection.UrlConnectionInstrumentation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.RestTemplate;

@Timeout(60)
class SpringWebClientTest {
    private final RecordingCalls calls = RecordingCalls.installed();
    private HttpServer upstream;
    private String base;

    @BeforeAll
    static void weave() {
        Weaving.of(new UrlConnectionInstrumentation());
        Weaving.of(new JdkHttpClientInstrumentation());
        Weaving.of(new SpringWebClientInstrumentation());
    }

    @BeforeEach
    void start() throws IOException {
        calls.clear();
        upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        upstream.createContext("/", exchange -> {
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().contains("missing") ? 404 : 200, -1);
            exchange.close();
        });
        upstream.start();
        base = "http://localhost:" + upstream.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        upstream.stop(0);
    }

    @Test
    void template_with_values_is_the_request_s() {
        RestTemplate client = new RestTemplate();

        client.getForObject(base + "/items/{id}", String.class, 7);
        client.getForObject(base + "/items/{id}/{part}", String.class, Map.of("id", "7", "part", "x"));
        client.delete(
                "http://localhost:{port}/items/{id}", upstream.getAddress().getPort(), 7);

        calls.await(3);
        assertEquals(
                List.of(base + "/items/{id}", base + "/items/{id}/{part}", "http://localhost:{port}/items/{id}"),
                calls.templates());
    }

    @Test
    void what_has_no_variable_is_no_template() {
        RestTemplate client = new RestTemplate();

        client.getForObject(base + "/items/7", String.class);
        client.getForObject(URI.create(base + "/items/7"), String.class);

        calls.await(2);
        assertEquals(List.of("", ""), calls.templates());
    }

    @Test
    void request_that_fails_leaves_no_template_behind() {
        RestTemplate client = new RestTemplate();

        assertThrows(Exception.class, () -> client.getForObject(base + "/missing/{id}", String.class, 7));
        assertThrows(Exception.class, () -> client.getForObject("http://localhost:1/{id}", String.class, 7));
        client.getForObject(URI.create(base + "/items/7"), String.class);

        calls.await(3);
        assertEquals(List.of(base + "/missing/{id}", "http://localhost:1/{id}", ""), calls.templates());
    }

    @Test
    void request_that_an_interceptor_makes_has_its_own() {
        RestTemplate inner = new RestTemplate();
        RestTemplate client = new RestTemplate();
        client.getInterceptors().add((request, body, execution) -> {
            inner.getForObject(base + "/tokens/{of}", String.class, "me");
            inner.execute(URI.create(base + "/x"), HttpMethod.GET, null, null);
            return execution.execute(request, body);
        });

        client.getForObject(base + "/items/{id}", String.class, 7);

        calls.await(3);
        assertEquals(List.of(base + "/tokens/{of}", "", base + "/items/{id}"), calls.templates());
    }

    @Test
    void rest_client_s_template_is_the_request_s() {
        assumeTrue(hasRestClient(), "it came with 6.1");
        RestClientRequests.send(base);

        calls.await(6);
        assertEquals(List.of("/items/{id}", "/items/{id}", "/items/{id}", "", "", "/missing/{id}"), calls.templates());
    }

    private static boolean hasRestClient() {
        return RestTemplate.class.getResource("RestClient.class") != null;
    }
}
