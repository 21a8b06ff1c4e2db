package hookgauge.instrumentation.feign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import feign.Feign;
import feign.FeignException;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import hookgauge.instrumentation.testing.RecordingCalls;
import hookgauge.instrumentation.testing.Weaving;
import hookgauge.instrumentation.urlconnection.UrlConnectionInstrumentation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FeignTest {
    private final RecordingCalls calls = RecordingCalls.installed();
    private HttpServer upstream;
    private String base;

    @Headers("Accept: text/plain")
    interface Shop {
        @RequestLine("GET /items/{id}?q={q}")
        String item(@Param("id") int id, @Param("q") String q);

        @RequestLine("GET /items")
        String items();

        @RequestLine("GET /missing/{id}")
        String missing(@Param("id") int id);

        @RequestLine("GET /elsewhere/{id}")
        String elsewhere(URI base, @Param("id") int id);
    }

    @BeforeAll
    static void weave() {
        Weaving.of(new UrlConnectionInstrumentation());
        Weaving.of(new FeignInstrumentation());
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
    void path_of_the_annotation_is_the_request_s_template() {
        Shop shop = Feign.builder().target(Shop.class, base);

        shop.item(7, "x");
        shop.items();
        shop.elsewhere(URI.create(base), 7);
        assertThrows(FeignException.class, () -> shop.missing(7));
        shop.items();

        calls.await(5);
        assertEquals(List.of("/items/{id}", "/items", "/elsewhere/{id}", "/missing/{id}", "/items"), calls.templates());
    }

    @Test
    void request_of_an_interceptor_has_its_own() {
        Shop inner = Feign.builder().target(Shop.class, base);
        Shop shop =
                Feign.builder().requestInterceptor(template -> inner.items()).target(Shop.class, base);

        shop.item(7, "x");

        calls.await(2);
        assertEquals(List.of("/items", "/items/{id}"), calls.templates());
    }
}
