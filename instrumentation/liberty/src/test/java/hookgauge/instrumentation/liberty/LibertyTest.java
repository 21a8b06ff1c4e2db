package hookgauge.instrumentation.liberty;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.HttpServerContract;
import hookgauge.instrumentation.testing.Weaving;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

class LibertyTest extends HttpServerContract {
    private final Weaving servlets = Weaving.of(new LibertyInstrumentation.Servlets());

    @Override
    protected InstrumentationModule module() {
        return new LibertyInstrumentation();
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        return new LibertyServer(app, keys);
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

    @AfterEach
    void everyHookOfServletsIsIn() {
        servlets.check();
    }
}
