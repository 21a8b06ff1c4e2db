package hookgauge.instrumentation.undertow;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.HttpServerContract;
import hookgauge.instrumentation.testing.Weaving;
import hookgauge.instrumentation.undertowhandlers.UndertowHandlersInstrumentation;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

class UndertowTest extends HttpServerContract {
    private final Weaving handlers = Weaving.of(new UndertowHandlersInstrumentation());

    @Override
    protected InstrumentationModule module() {
        return new UndertowInstrumentation();
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        try {
            return new UndertowServer(app, keys);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected String base() {
        return "/app";
    }

    @Override
    protected String route(String path) {
        return switch (path) {
            case "/items/" -> "/app/items/{id}";
            case "/async/" -> "/app/async/{what}";
            default -> "/app" + path;
        };
    }

    @AfterEach
    void everyHookOfTheHandlersIsIn() {
        handlers.check();
    }

    @Test
    @Disabled("a handler has no time-out of its own")
    @Override
    protected void async_timeout_has_the_status_that_the_client_saw() {}

    @Test
    @Disabled("handlers have no forward and no include")
    @Override
    protected void forward_include_and_error_page_are_no_samples_of_their_own() {}

    @Test
    @Disabled("Undertow reads such a body until the connection ends")
    @Override
    protected void transfer_encoding_that_the_server_does_not_know_is_501() {}

    @Test
    @DisabledIfSystemProperty(
            named = "server.version",
            matches = "1[.].*|2[.][0-2][.].*",
            disabledReason = "before 2.3 Undertow takes anything for the name of a header")
    @Override
    protected void malformed_header_is_one_sample_of_400() throws IOException {
        super.malformed_header_is_one_sample_of_400();
    }
}
