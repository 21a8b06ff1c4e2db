package hookgauge.instrumentation.springwebmvc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Sample;
import hookgauge.instrumentation.testing.ServletLoader;
import hookgauge.instrumentation.testing.Weaving;
import hookgauge.instrumentation.tomcat.TomcatInstrumentation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpringWebmvcTest {
    private static final String SINCE_5 = "functional routes came with Spring 5.2";

    private final RecordingHooks hooks = RecordingHooks.installed();
    private final HttpClient client = HttpClient.newHttpClient();
    private List<Weaving> weavings;
    private ContractServer server;
    private int port;

    @BeforeAll
    void start() throws Exception {
        weavings = List.of(Weaving.of(new TomcatInstrumentation()), Weaving.of(new SpringWebmvcInstrumentation()));
        server = ServletLoader.load(SpringServer.class).getConstructor().newInstance();
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
    void route_is_the_pattern_below_the_application() throws Exception {
        send("GET", "/items/1");
        send("GET", "/items/2");

        for (Sample sample : hooks.await(2)) assertEquals("/shop/items/{id}", sample.route());
    }

    @Test
    void path_of_a_dispatcher_for_a_part_of_the_application_belongs_to_the_route() throws Exception {
        send("GET", "/api/items/1");
        send("GET", "/items/1");
        send("GET", "/api/items/1");

        List<Sample> samples = hooks.await(3);
        assertEquals("/shop/api/items/{id}", samples.get(0).route());
        assertEquals("/shop/items/{id}", samples.get(1).route());
        assertEquals("/shop/api/items/{id}", samples.get(2).route());
    }

    @Test
    void first_controller_wins_over_the_one_it_forwards_to() throws Exception {
        assertEquals("2", send("GET", "/first/1").body());

        assertEquals("/shop/first/{id}", hooks.await(1).get(0).route());
    }

    @Test
    void controller_that_only_names_a_view_has_a_route() throws Exception {
        assertEquals(302, send("GET", "/moved").statusCode());

        assertEquals("/shop/moved", hooks.await(1).get(0).route());
    }

    @Test
    void path_that_no_controller_takes_has_no_route() throws Exception {
        assertEquals(404, send("GET", "/nowhere/7").statusCode());

        Sample sample = hooks.await(1).get(0);
        assertEquals(404, sample.status());
        assertNull(sample.route());
    }

    @Test
    void method_that_no_controller_takes_has_no_route() throws Exception {
        assertEquals(405, send("DELETE", "/items/1").statusCode());

        Sample sample = hooks.await(1).get(0);
        assertEquals(405, sample.status());
        assertNull(sample.route());
    }

    @Test
    void exception_of_a_controller_is_the_error_and_its_error_page_no_route() throws Exception {
        assertEquals("sorry", send("GET", "/broken/1").body());

        Sample sample = hooks.await(1).get(0);
        assertEquals(500, sample.status());
        assertEquals("/shop/broken/{id}", sample.route());
        assertEquals(IllegalStateException.class, sample.error().getClass());
    }

    @Test
    void controller_that_answers_later_is_one_sample() throws Exception {
        assertEquals("later", send("GET", "/later/1").body());

        Sample sample = hooks.await(1).get(0);
        assertEquals(200, sample.status());
        assertEquals("/shop/later/{id}", sample.route());
    }

    @Test
    void controller_that_never_answers_has_the_status_that_the_client_saw() throws Exception {
        assertEquals(503, send("GET", "/never/1").statusCode());

        Sample sample = hooks.await(1).get(0);
        assertEquals(503, sample.status());
        assertEquals("/shop/never/{id}", sample.route());
    }

    @Test
    @DisabledIfSystemProperty(named = "server.version", matches = "4\\..*", disabledReason = SINCE_5)
    void functional_route_is_the_joined_pattern() throws Exception {
        assertEquals("7", send("GET", "/functions/7").body());
        assertEquals(204, send("POST", "/functions/7").statusCode());

        List<Sample> samples = hooks.await(2);
        assertEquals("/shop/functions/{id}", samples.get(0).route());
        assertEquals("/shop/functions/{name}", samples.get(1).route());
    }

    @Test
    @DisabledIfSystemProperty(named = "server.version", matches = "4\\..*", disabledReason = SINCE_5)
    void functional_route_that_refuses_a_request_does_not_name_its_route() throws Exception {
        assertEquals("second", send("GET", "/choices/7?second=1").body());
        assertEquals("without a path", send("GET", "/choices/7?named=function").body());
        assertEquals(404, send("GET", "/choices/7").statusCode());

        List<Sample> samples = hooks.await(3);
        assertEquals("/shop/choices/{id}", samples.get(0).route());
        assertNull(samples.get(1).route());
        assertNull(samples.get(2).route());
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/shop" + path))
                .version(HttpClient.Version.HTTP_1_1)
                .method(method, BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
