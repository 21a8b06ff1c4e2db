package hookgauge.instrumentation.javalin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hookgauge.instrumentation.jetty12.Jetty12Instrumentation;
import hookgauge.instrumentation.jetty12handlers.Jetty12HandlersInstrumentation;
import hookgauge.instrumentation.jetty9.Jetty9Instrumentation;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Sample;
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
class JavalinTest {
    private static final String ID = System.getProperty("server.version").startsWith("3.") ? ":id" : "{id}";

    private final RecordingHooks hooks = RecordingHooks.installed();
    private final HttpClient client = HttpClient.newHttpClient();
    private List<Weaving> weavings;
    private JavalinServer server;
    private int port;

    @BeforeAll
    void start() throws Exception {
        weavings = List.of(
                Weaving.of(new Jetty9Instrumentation()),
                Weaving.of(new Jetty12Instrumentation()),
                Weaving.of(new Jetty12HandlersInstrumentation()),
                Weaving.of(new JavalinInstrumentation()));
        server = new JavalinServer();
        server.route("before", context -> JavalinServer.call(context, "header", "before", "all"));
        server.route("before", "/items/*", context -> JavalinServer.call(context, "header", "before", "some"));
        server.route("get", "/items/" + ID, context -> JavalinServer.call(context, "result", "item"));
        server.route("get", "/broken/" + ID, context -> {
            throw new IllegalStateException("broken");
        });
        server.route("get", "/missing/" + ID, context -> JavalinServer.call(context, "status", 404));
        server.route("after", context -> JavalinServer.call(context, "header", "after", "all"));
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
    void route_is_the_path_of_the_handler_and_of_none_before_or_after() throws Exception {
        assertEquals("/items/" + ID, sampleOf("GET", "/items/1").route());
        assertEquals("/items/" + ID, sampleOf("GET", "/items/2").route());
    }

    @Test
    void handler_that_throws_has_its_route() throws Exception {
        Sample sample = sampleOf("GET", "/broken/1");

        assertEquals(500, sample.status());
        assertEquals("/broken/" + ID, sample.route());
    }

    @Test
    void handler_that_does_not_find_what_is_asked_for_has_its_route() throws Exception {
        assertEquals("/missing/" + ID, sampleOf("GET", "/missing/1").route());
    }

    @Test
    void path_that_no_handler_takes_has_no_route() throws Exception {
        Sample sample = sampleOf("GET", "/nowhere");

        assertEquals(404, sample.status());
        assertNull(sample.route());
    }

    private Sample sampleOf(String method, String path) throws IOException, InterruptedException {
        hooks.clear();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .method(method, BodyPublishers.noBody())
                .build();
        client.send(request, BodyHandlers.discarding());
        return hooks.await(1).get(0);
    }
}
