package hookgauge.instrumentation.springwebclient;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.Map;
import org.springframework.web.client.RestClient;

/** Of the client that not every version has. */
final class RestClientRequests {
    private RestClientRequests() {}

    static void send(String base) {
        RestClient client = RestClient.builder().baseUrl(base + "/api").build();
        client.get().uri("/items/{id}", 7).retrieve().toBodilessEntity();
        client.get().uri("/items/{id}", Map.of("id", 7)).retrieve().toBodilessEntity();
        client.get().uri("/items/{id}", uri -> uri.build(7)).retrieve().toBodilessEntity();
        client.get().uri("/items/7").retrieve().toBodilessEntity();
        client.get().uri(URI.create(base + "/items/7")).retrieve().toBodilessEntity();
        assertThrows(
                Exception.class,
                () -> client.get().uri("/missing/{id}", 7).retrieve().toBodilessEntity());
    }
}
