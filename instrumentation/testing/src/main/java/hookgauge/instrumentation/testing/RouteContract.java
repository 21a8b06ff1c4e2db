package hookgauge.instrumentation.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.instrumentation.InstrumentationModule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * What every framework that names the route must show, with a shop of these paths on it: {@code items/ID} with GET and POST,
 * where {@code items/none} is not found; the same once more below {@code shelves/SHELF} and {@code boxes/BOX};
 * {@code later/ID} is answered by another thread; {@code broken/ID} throws.
 */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RouteContract {
    private final RecordingHooks hooks = RecordingHooks.installed();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Weaving> weavings = new ArrayList<>();
    private ContractServer server;
    private int port;

    /** The server's, then the framework's. */
    protected abstract List<InstrumentationModule> modules();

    /** A server that is ready to start, with the shop on it. */
    protected abstract ContractServer server();

    /** Where the shop's paths begin: with the path of the context, if the server has one, and of the application. */
    protected abstract String base();

    /** As the framework writes it in a template. */
    protected String variable(String name) {
        return "{" + name + "}";
    }

    /** What the server itself names the route of what the framework does not take; null for none. */
    protected String routeOfNothing() {
        return null;
    }

    /** What the client sees when the path has other methods only. */
    protected int statusOfAMethodThatNothingTakes() {
        return 405;
    }

    @BeforeAll
    protected void begin() throws Exception {
        weave();
        start();
    }

    protected final void weave() {
        for (InstrumentationModule module : modules()) weavings.add(Weaving.of(module));
    }

    protected final void start() throws Exception {
        server = server();
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
    protected void route_is_the_template_below_the_application() throws Exception {
        assertEquals(route(200, "/items/" + variable("id")), routeOf("GET", "/items/1"));
        assertEquals(route(200, "/items/" + variable("id")), routeOf("GET", "/items/2"));
    }

    @Test
    protected void application_itself_is_a_route() throws Exception {
        assertEquals(base().isEmpty() ? "200 /" : "200 " + base(), routeOf("GET", base().isEmpty() ? "/" : ""));
    }

    @Test
    protected void methods_of_a_path_have_the_same_route() throws Exception {
        assertEquals(route(200, "/items/" + variable("id")), routeOf("POST", "/items/1"));
    }

    @Test
    protected void templates_on_the_way_are_joined() throws Exception {
        String shelf = "/shelves/" + variable("shelf");
        String box = "/boxes/" + variable("box");

        assertEquals(route(200, shelf + "/items/" + variable("id")), routeOf("GET", "/shelves/1/items/2"));
        assertEquals(route(200, box + "/items/" + variable("id")), routeOf("GET", "/boxes/1/items/2"));
        assertEquals(route(200, shelf + "/items/" + variable("id")), routeOf("GET", "/shelves/1/items/2"));
    }

    @Test
    protected void what_answers_later_has_its_route() throws Exception {
        assertEquals(route(200, "/later/" + variable("id")), routeOf("GET", "/later/1"));
    }

    @Test
    protected void what_does_not_find_what_is_asked_for_has_its_route() throws Exception {
        assertEquals(route(404, "/items/" + variable("id")), routeOf("GET", "/items/none"));
    }

    @Test
    protected void what_throws_has_its_route() throws Exception {
        assertEquals(route(500, "/broken/" + variable("id")), routeOf("GET", "/broken/1"));
    }

    @Test
    protected void path_that_nothing_takes_has_no_route() throws Exception {
        assertEquals("404 " + routeOfNothing(), routeOf("GET", "/nowhere"));
    }

    @Test
    protected void method_that_nothing_takes_has_no_route() throws Exception {
        assertEquals(statusOfAMethodThatNothingTakes() + " " + routeOfNothing(), routeOf("DELETE", "/items/1"));
    }

    /** What {@link #routeOf} is expected to be. */
    protected final String route(int status, String template) {
        return status + " " + base() + template;
    }

    /** The status and the route of the one sample of such a request. */
    protected final String routeOf(String method, String path) throws IOException, InterruptedException {
        hooks.clear();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + base() + path))
                .version(HttpClient.Version.HTTP_1_1)
                .method(method, BodyPublishers.noBody())
                .build();
        client.send(request, BodyHandlers.discarding());
        Sample sample = hooks.await(1).get(0);
        return sample.status() + " " + sample.route();
    }
}
