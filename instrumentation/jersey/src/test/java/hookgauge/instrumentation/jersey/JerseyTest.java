package hookgauge.instrumentation.jersey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hookgauge.instrumentation.grizzly.GrizzlyInstrumentation;
import hookgauge.instrumentation.jdkhttpserver.JdkHttpServerInstrumentation;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Sample;
import hookgauge.instrumentation.testing.ServletLoader;
import hookgauge.instrumentation.testing.Weaving;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JerseyTest {
    private final RecordingHooks hooks = RecordingHooks.installed();
    private final HttpClient client = HttpClient.newHttpClient();
    private List<Weaving> weavings;
    private ContractServer server;
    private int port;

    @BeforeAll
    void start() throws Exception {
        weavings = List.of(
                Weaving.of(new GrizzlyInstrumentation()),
                Weaving.of(new JdkHttpServerInstrumentation()),
                Weaving.of(new JerseyInstrumentation()));
        server = ServletLoader.load(JerseyServer.class).getConstructor().newInstance();
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

    @Test
    void route_is_the_template_below_the_application() throws Exception {
        assertEquals("/shop/items/{id}", sampleOf("GET", "/items/1").route());
        assertEquals("/shop/items/{id}", sampleOf("GET", "/items/2").route());
        assertEquals("/shop", sampleOf("GET", "/").route());
    }

    @Test
    void route_is_the_same_on_another_server() throws Exception {
        port = server.securePort();

        assertEquals("/shop/items/{id}", sampleOf("GET", "/items/1").route());
    }

    @Test
    void templates_of_all_resources_on_the_way_are_joined() throws Exception {
        assertEquals(
                "/shop/shelves/{shelf}/items/{id}",
                sampleOf("GET", "/shelves/1/items/2").route());
        assertEquals(
                "/shop/boxes/{box}/items/{id}",
                sampleOf("GET", "/boxes/1/items/2").route());
        assertEquals("/shop/boxes/{box}", sampleOf("GET", "/boxes/1").route());
    }

    @Test
    void resource_that_answers_later_has_its_route() throws Exception {
        assertEquals("/shop/later/{id}", sampleOf("GET", "/later/1").route());
    }

    @Test
    void resource_that_does_not_find_what_is_asked_for_has_its_route() throws Exception {
        Sample sample = sampleOf("GET", "/items/none");

        assertEquals(404, sample.status());
        assertEquals("/shop/items/{id}", sample.route());
    }

    @Test
    void path_and_method_that_no_resource_takes_have_no_route() throws Exception {
        Sample missing = sampleOf("GET", "/nowhere");
        Sample notAllowed = sampleOf("DELETE", "/items/1");

        assertEquals(404, missing.status());
        assertNull(missing.route());
        assertEquals(405, notAllowed.status());
        assertNull(notAllowed.route());
    }

    private Sample sampleOf(String method, String path) throws IOException, InterruptedException {
        hooks.clear();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/shop" + path))
                .version(HttpClient.Version.HTTP_1_1)
                .method(method, BodyPublishers.noBody())
                .build();
        client.send(request, BodyHandlers.discarding());
        return hooks.await(1).get(0);
    }
}
