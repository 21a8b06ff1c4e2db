package hookgauge.instrumentation.ktor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Sample;
import hookgauge.instrumentation.testing.Weaving;
import io.ktor.http.HttpMethod;
import io.ktor.server.engine.ApplicationEngineFactory;
import io.ktor.server.plugins.BadRequestException;
import io.ktor.server.routing.Route;
import io.ktor.server.routing.RoutingBuilderKt;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kotlin.Unit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Routes as apps build them, on each engine. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KtorRoutes {
    private static final Versions.Handler ITEM = (call, done) -> KtorServer.respond(call, 200, new byte[4], done);

    final RecordingHooks hooks = RecordingHooks.installed();
    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch secondHasCome = new CountDownLatch(1);
    private List<Weaving> weavings;
    private KtorServer server;
    int port;

    abstract ApplicationEngineFactory<?, ?> engine();

    /** What counts on it. */
    abstract List<InstrumentationModule> modules();

    @BeforeAll
    void start() throws Exception {
        weavings = Stream.concat(modules().stream(), Stream.of(new KtorInstrumentation()))
                .map(Weaving::of)
                .toList();
        server = new KtorServer(engine(), new ContractApp(), this::routes);
        port = server.start();
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
    void route_of_nested_routes_is_the_joined_path_without_the_method() throws Exception {
        assertRoute("/shop/items/{id}", 200, "/shop/items/1?colour=blue");
        assertRoute("/shop/items/{id}", 200, "/shop/items/2");
        assertRoute("/shop/", 200, "/shop/");
    }

    @Test
    void root_is_a_route() throws Exception {
        assertRoute("/", 200, "/");
    }

    @Test
    void optional_parameters_wildcards_and_tails_are_as_they_were_written() throws Exception {
        assertRoute("/optional/{id?}", 200, "/optional/1");
        assertRoute("/optional/{id?}", 200, "/optional");
        assertRoute("/any/*/end", 200, "/any/thing/end");
        assertRoute("/files/{path...}", 200, "/files/app/main.js");
        assertRoute("/files-of-{user}.txt", 200, "/files-of-me.txt");
    }

    @Test
    void path_that_no_route_takes_has_none() throws Exception {
        assertRoute(null, 404, "/shop/nowhere");
    }

    @Test
    void method_that_no_route_takes_has_none() throws Exception {
        int status = send("DELETE", "/shop/items/1");

        Sample sample = hooks.await(1).get(0);
        assertEquals(status, sample.status());
        assertNull(sample.route());
    }

    @Test
    void handler_that_goes_on_in_another_thread_has_its_route_and_its_error() throws Exception {
        assertRoute("/later/{id}", 200, "/later/1");
        hooks.clear();
        assertEquals(500, send("GET", "/later-broken/1"));

        Sample sample = hooks.await(1).get(0);
        assertEquals("/later-broken/{id}", sample.route());
        assertInstanceOf(IllegalStateException.class, sample.error());
    }

    @Test
    void exception_that_stands_for_a_refusal_is_no_error() throws Exception {
        assertRoute("/refused/{id}", 400, "/refused/1");
    }

    @Test
    void requests_that_are_handled_at_once_on_a_connection_have_each_its_own_route() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            String host = " HTTP/1.1\r\nHost: localhost\r\n";
            String both = "GET /first/1" + host + "\r\nGET /second/2" + host + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(both.getBytes());
            socket.getInputStream().readAllBytes();
        }

        // an engine may end the second one first, and keep its answer back
        List<String> routes =
                hooks.await(2).stream().map(Sample::route).sorted().toList();
        assertEquals(List.of("/first/{id}", "/second/{id}"), routes);
    }

    private void routes(Route root) {
        KtorServer.handle(root, "/", ITEM);
        Route shop = RoutingBuilderKt.createRouteFromPath(root, "/shop");
        RoutingBuilderKt.method(
                RoutingBuilderKt.createRouteFromPath(shop, "items/{id}"), HttpMethod.Companion.getGet(), item -> {
                    Versions.handle(item, ITEM);
                    return Unit.INSTANCE;
                });
        KtorServer.handle(shop, "/", ITEM);
        for (String path : List.of("/optional/{id?}", "/any/*/end", "/files/{path...}", "/files-of-{user}.txt"))
            KtorServer.handle(root, path, ITEM);
        KtorServer.handle(root, "/later/{id}", (call, done) -> KtorServer.elsewhere(ITEM, call, done));
        KtorServer.handle(
                root,
                "/later-broken/{id}",
                (call, done) -> KtorServer.elsewhere(
                        (same, then) -> {
                            throw new IllegalStateException("later");
                        },
                        call,
                        done));
        KtorServer.handle(root, "/refused/{id}", (call, done) -> {
            throw new BadRequestException("refused", null);
        });
        KtorServer.handle(
                root,
                "/first/{id}",
                (call, done) -> KtorServer.elsewhere(
                        (same, then) -> {
                            secondHasCome.await(20, TimeUnit.SECONDS);
                            return ITEM.handle(same, then);
                        },
                        call,
                        done));
        KtorServer.handle(root, "/second/{id}", (call, done) -> {
            secondHasCome.countDown();
            return ITEM.handle(call, done);
        });
    }

    private void assertRoute(String route, int status, String path) throws Exception {
        hooks.clear();

        assertEquals(status, send("GET", path));

        Sample sample = hooks.await(1).get(0);
        assertEquals(route, sample.route());
        assertNull(sample.error());
    }

    private int send(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }
}
