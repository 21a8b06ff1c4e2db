package hookgauge.instrumentation.javalin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hookgauge.instrumentation.jetty9.Jetty9Instrumentation;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Sample;
import hookgauge.instrumentation.testing.Weaving;
import io.javalin.Javalin;
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
class JavalinTest {
    private final RecordingHooks hooks = RecordingHooks.installed();
    private final HttpClient client = HttpClient.newHttpClient();
    private List<Weaving> weavings;
    private Javalin server;

    @BeforeAll
    void start() {
        weavings = List.of(Weaving.of(new Jetty9Instrumentation()), Weaving.of(new JavalinInstrumentation()));
        server = Javalin.create(config -> config.showJavalinBanner = false)
                .before(context -> context.header("before", "all"))
                .before("/items/*", context -> context.header("before", "some"))
                .get("/items/{id}", context -> context.result(context.pathParam("id")))
                .get("/broken/{id}", context -> {
                    throw new IllegalStateException("broken");
                })
                .get("/missing/{id}", context -> context.status(404))
                .after(context -> context.header("after", "all"))
                .start("127.0.0.1", 0);
    }

    @AfterAll
    void stop() {
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
    void route_is_the_path_of_the_handler_and_of_none_before_or_after() throws Exception {
        assertEquals("/items/{id}", sampleOf("GET", "/items/1").route());
        assertEquals("/items/{id}", sampleOf("GET", "/items/2").route());
    }

    @Test
    void handler_that_throws_has_its_route() throws Exception {
        Sample sample = sampleOf("GET", "/broken/1");

        assertEquals(500, sample.status());
        assertEquals("/broken/{id}", sample.route());
    }

    @Test
    void handler_that_does_not_find_what_is_asked_for_has_its_route() throws Exception {
        assertEquals("/missing/{id}", sampleOf("GET", "/missing/1").route());
    }

    @Test
    void path_that_no_handler_takes_has_no_route() throws Exception {
        Sample sample = sampleOf("GET", "/nowhere");

        assertEquals(404, sample.status());
        assertNull(sample.route());
    }

    private Sample sampleOf(String method, String path) throws IOException, InterruptedException {
        hooks.clear();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .version(HttpClient.Version.HTTP_1_1)
                .method(method, BodyPublishers.noBody())
                .build();
        client.send(request, BodyHandlers.discarding());
        return hooks.await(1).get(0);
    }
}
