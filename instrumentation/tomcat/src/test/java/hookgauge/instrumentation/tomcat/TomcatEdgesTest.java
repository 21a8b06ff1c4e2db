package hookgauge.instrumentation.tomcat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Routes, sizes and errors as only Tomcat has them. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TomcatEdgesTest {
    private final RecordingHooks hooks = RecordingHooks.installed();
    private final HttpClient client = HttpClient.newHttpClient();
    private Weaving weaving;
    private ContractServer server;
    private int port;

    @BeforeAll
    void start() throws Exception {
        weaving = Weaving.of(new TomcatInstrumentation());
        server = ServletLoader.load(TomcatEdgesServer.class).getConstructor().newInstance();
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
        weaving.check();
    }

    @Test
    void each_mapping_of_a_servlet_is_a_route() throws Exception {
        assertEquals("/app/exact", sampleOf("GET", "/app/exact").route());
        assertEquals("/app/tree/*", sampleOf("GET", "/app/tree/with/leaves").route());
        assertEquals("/app/tree/*", sampleOf("GET", "/app/tree").route());
        assertEquals("/app/*.do", sampleOf("GET", "/app/what/ever.do").route());
    }

    @Test
    void servlet_that_takes_everything_is_no_route() throws Exception {
        assertNull(sampleOf("GET", "/all/of/it").route());
        assertNull(sampleOf("GET", "/files/file.bin").route());
        assertNull(sampleOf("GET", "/most/of/it").route());
        assertEquals("/most/*.do", sampleOf("GET", "/most/of/it.do").route());
    }

    @Test
    void path_outside_of_all_applications_is_404_without_a_route() throws Exception {
        Sample sample = sampleOf("GET", "/elsewhere");

        assertEquals(404, sample.status());
        assertNull(sample.route());
    }

    @Test
    void file_that_the_system_sends_by_itself_is_measured() throws Exception {
        assertEquals(
                TomcatEdgesServer.FILE_BYTES, sampleOf("GET", "/files/file.bin").responseBytes());
        assertEquals(0, sampleOf("HEAD", "/files/file.bin").responseBytes());
    }

    @Test
    void exception_is_told_without_the_servlets_wrapping() throws Exception {
        Sample sample = sampleOf("GET", "/app/wraps");

        assertEquals(500, sample.status());
        assertEquals("inside", sample.error().getMessage());
    }

    @Test
    void exception_after_an_async_dispatch_is_the_error_of_the_one_exchange() throws Exception {
        Sample sample = sampleOf("GET", "/app/dispatches");

        assertEquals(500, sample.status());
        assertEquals("after a dispatch", sample.error().getCause().getMessage());
    }

    private Sample sampleOf(String method, String path) throws IOException, InterruptedException {
        hooks.clear();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .version(HttpClient.Version.HTTP_1_1)
                .method(method, BodyPublishers.noBody())
                .build();
        client.send(request, BodyHandlers.discarding());
        return hooks.await(1).get(0);
    }
}
