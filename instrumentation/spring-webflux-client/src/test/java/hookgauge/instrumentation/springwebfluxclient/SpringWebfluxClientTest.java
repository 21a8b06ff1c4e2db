package hookgauge.instrumentation.springwebfluxclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import hookgauge.instrumentation.reactornettyclient.ReactorNettyClientInstrumentation;
import hookgauge.instrumentation.testing.RecordingCalls;
import hookgauge.instrumentation.testing.Weaving;
import io.netty.resolver.DefaultAddressResolverGroup;
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
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;

@Timeout(60)
class SpringWebfluxClientTest {
    private final RecordingCalls calls = RecordingCalls.installed();
    private HttpServer upstream;
    private String base;

    @BeforeAll
    static void weave() {
        Weaving.of(new ReactorNettyClientInstrumentation());
        Weaving.of(new SpringWebfluxClientInstrumentation());
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
        send(client().get().uri(base + "/items/{id}", 7));
        send(client().get().uri(base + "/items/{id}", Map.of("id", 7)));
        send(client().get().uri(base + "/items/7"));
        send(client().get().uri(URI.create(base + "/items/7")));

        calls.await(4);
        assertEquals(List.of(base + "/items/{id}", base + "/items/{id}", "", ""), calls.templates());
    }

    @Test
    void request_that_fails_leaves_no_template_behind() {
        assertThrows(Exception.class, () -> send(client().get().uri(base + "/missing/{id}", 7)));
        assertThrows(Exception.class, () -> send(client().get().uri("http://localhost:1/{id}", 7)));
        send(client().get().uri(base + "/items/7"));

        calls.await(3);
        assertEquals(List.of(base + "/missing/{id}", "http://localhost:1/{id}", ""), calls.templates());
    }

    @Test
    void request_of_another_thread_has_its_template() {
        client().get()
                .uri(base + "/items/{id}", 7)
                .retrieve()
                .toBodilessEntity()
                .subscribeOn(Schedulers.boundedElastic())
                .block();

        calls.await(1);
        assertEquals(List.of(base + "/items/{id}"), calls.templates());
    }

    @Test
    void requests_at_once_and_after_one_another_have_each_its_own() {
        Mono<?> first = client().get().uri(base + "/first/{id}", 7).retrieve().toBodilessEntity();
        Mono<?> second = client().get().uri(base + "/second/{id}", 7).retrieve().toBodilessEntity();

        first.then(second).block();
        Mono.when(first, second).block();

        calls.await(4);
        assertEquals(
                List.of(base + "/first/{id}", base + "/second/{id}", base + "/first/{id}", base + "/second/{id}"),
                calls.templates());
    }

    private WebClient client() {
        HttpClient client = HttpClient.create().resolver(DefaultAddressResolverGroup.INSTANCE);
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(client))
                .build();
    }

    private static void send(RequestHeadersSpec<?> request) {
        request.retrieve().toBodilessEntity().block();
    }
}
