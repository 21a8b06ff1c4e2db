package hookgauge.instrumentation.liberty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.HttpServerContract;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.Weaving;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

class LibertyTest extends HttpServerContract {
    private final RecordingHooks hooks = RecordingHooks.installed();
    private ContractApp app;
    private LibertyServer server;
    private final Weaving servlets = Weaving.of(new LibertyInstrumentation.Servlets());

    @Override
    protected InstrumentationModule module() {
        return new LibertyInstrumentation();
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        this.app = app;
        server = new LibertyServer(app, keys);
        return server;
    }

    @Override
    protected String base() {
        return "/app";
    }

    @Override
    protected String route(String path) {
        return "/app" + (path.endsWith("/") ? path + "*" : path);
    }

    @Test
    @Disabled("it takes the body for none and answers")
    @Override
    protected void transfer_encoding_that_the_server_does_not_know_is_501() {}

    @Test
    @DisabledIfSystemProperty(
            named = "server.version",
            matches = "20\\..*",
            disabledReason = "it still skips such a header and answers")
    @Override
    protected void malformed_header_is_one_sample_of_400() throws IOException {
        super.malformed_header_is_one_sample_of_400();
    }

    @Test
    void streams_of_a_connection_that_was_upgraded_are_a_sample_each() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        client.send(get("/hello"), BodyHandlers.discarding());

        CompletableFuture<HttpResponse<Void>> held = client.sendAsync(get("/hold"), BodyHandlers.discarding());
        app.awaitHeld();
        client.send(get("/hello"), BodyHandlers.discarding());
        app.release();
        held.join();

        // a stream may end after the answer to it, and after the next one
        List<String> samples = hooks.await(3).stream()
                .map(sample -> sample.version() + " " + sample.route())
                .sorted()
                .toList();
        assertEquals(List.of("2 /app/hello", "2 /app/hello", "2 /app/hold"), samples);
    }

    private HttpRequest get(String path) throws Exception {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/app" + path))
                .build();
    }

    @AfterEach
    void everyHookOfServletsIsIn() {
        servlets.check();
    }
}
