package hookgauge.instrumentation.servletfallback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Sample;
import hookgauge.instrumentation.testing.Weaving;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What is seen of a container where its servlets and filters are all that is hooked. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServletFallbackContract {
    private final RecordingHooks hooks = RecordingHooks.installed();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Weaving> weavings = new ArrayList<>();
    private ContractServer server;
    private int port;

    abstract ContractServer server() throws Exception;

    abstract List<InstrumentationModule> modules();

    /** How many bytes are told of a body of so many. */
    abstract long told(int bytes);

    @BeforeAll
    void start() throws Exception {
        for (InstrumentationModule module : modules()) weavings.add(Weaving.of(module));
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
    void request_is_one_sample_with_what_servlets_know() throws Exception {
        assertEquals("page", send("/exact").body());

        assertEquals(
                new Sample("GET", "http", "/shop/exact", "1.1", 200, told(0), told(4), null),
                samples(1).get(0));
    }

    @Test
    void header_that_is_wanted_is_told_of_its_own_request() throws Exception {
        URI uri = URI.create("http://localhost:" + port + "/shop/exact");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .version(HttpClient.Version.HTTP_1_1)
                .header("X-Tenant", "acme")
                .build();
        client.send(request, BodyHandlers.ofString());
        hooks.await(1);
        send("/exact");
        hooks.await(2);

        assertEquals(Arrays.asList("acme", null), hooks.tenants());
    }

    @Test
    void each_request_of_a_connection_is_a_sample() throws Exception {
        for (int i = 0; i < 5; i++) send("/exact");

        Sample expected = new Sample("GET", "http", "/shop/exact", "1.1", 200, told(0), told(4), null);
        assertEquals(Collections.nCopies(5, expected), samples(5));
    }

    @Test
    void each_mapping_of_a_servlet_is_a_route() throws Exception {
        assertEquals("/shop/tree/*", sampleOf("/tree/with/leaves").route());
        assertEquals("/shop/tree/*", sampleOf("/tree").route());
        assertEquals("/shop/*.do", sampleOf("/what/ever.do").route());
    }

    @Test
    void servlet_that_takes_everything_is_no_route() throws Exception {
        assertNull(sampleOf("/anything/at/all").route());
    }

    @Test
    void route_of_a_framework_is_better() throws Exception {
        assertEquals("/shop/{of a framework}", sampleOf("/tree/routed").route());
    }

    @Test
    void servlet_that_is_no_http_servlet_is_recorded() throws Exception {
        assertEquals("/shop/bare", sampleOf("/bare").route());
    }

    @Test
    void answer_of_a_filter_is_one_sample() throws Exception {
        assertEquals(403, send("/exact/forbidden").statusCode());

        assertEquals(403, samples(1).get(0).status());
    }

    @Test
    void method_that_is_not_allowed_is_405() throws Exception {
        assertEquals(405, send("DELETE", "/exact").statusCode());

        assertEquals(405, samples(1).get(0).status());
    }

    @Test
    void error_page_is_no_sample_of_its_own() throws Exception {
        assertEquals(409, send("/tree/refuses").statusCode());

        assertEquals(409, samples(1).get(0).status());
    }

    @Test
    void exception_is_told_with_the_status_that_the_client_sees() throws Exception {
        assertEquals(500, send("/tree/throws").statusCode());

        Sample sample = samples(1).get(0);
        assertEquals(500, sample.status());
        assertEquals("/shop/tree/*", sample.route());
        assertEquals("inside", sample.error().getMessage());
    }

    @Test
    void forward_and_include_are_no_samples_of_their_own() throws Exception {
        assertEquals("/shop/tree/*", sampleOf("/tree/forwards").route());
        assertEquals("/shop/tree/*", sampleOf("/tree/includes").route());
    }

    @Test
    void answer_from_another_thread_is_one_sample() throws Exception {
        assertEquals("later", send("/tree/completes").body());

        Sample sample = samples(1).get(0);
        assertEquals(200, sample.status());
        assertEquals("/shop/tree/*", sample.route());
    }

    @Test
    void async_timeout_has_the_status_that_the_client_saw() throws Exception {
        assertEquals(500, send("/tree/times-out").statusCode());

        assertEquals(500, samples(1).get(0).status());
    }

    @Test
    void async_dispatch_is_one_sample() throws Exception {
        assertEquals("page", send("/tree/dispatches").body());
        hooks.await(1);
        assertEquals("page", send("/tree/dispatches-later").body());

        for (Sample sample : samples(2)) assertEquals("/shop/tree/*", sample.route());
    }

    @Test
    void exception_after_an_async_dispatch_is_the_one_samples() throws Exception {
        assertEquals(500, send("/tree/fails-later").statusCode());

        assertEquals(500, samples(1).get(0).status());
    }

    private Sample sampleOf(String path) throws Exception {
        hooks.clear();
        send(path);
        return samples(1).get(0);
    }

    /** What was recorded, after one more request: what would come late and twice has come before its end. */
    private List<Sample> samples(int count) throws Exception {
        hooks.await(count);
        send("/exact");
        return hooks.await(count + 1).subList(0, count);
    }

    private HttpResponse<String> send(String path) throws Exception {
        return send("GET", path);
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/shop" + path))
                .version(HttpClient.Version.HTTP_1_1)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
