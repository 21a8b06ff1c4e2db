package hookgauge.instrumentation.jetty12;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.jetty12handlers.Jetty12HandlersInstrumentation;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.HttpServerContract;
import hookgauge.instrumentation.testing.Weaving;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class Jetty12CoreTest extends HttpServerContract {
    private final Weaving handlers = Weaving.of(new Jetty12HandlersInstrumentation());

    @Override
    protected InstrumentationModule module() {
        return new Jetty12Instrumentation();
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        return new Jetty12CoreServer(app, keys);
    }

    @Override
    protected String route(String path) {
        return null;
    }

    @Test
    @Disabled("a handler has no time-out of its own")
    @Override
    protected void async_timeout_has_the_status_that_the_client_saw() {}

    @Test
    @Disabled("handlers have no asynchronous dispatch")
    @Override
    protected void async_dispatch_is_one_sample() {}

    @Test
    @Disabled("handlers have no forward and no include")
    @Override
    protected void forward_include_and_error_page_are_no_samples_of_their_own() {}

    @Test
    @Disabled("handlers have no upgrade of their own; Jetty's WebSockets have")
    @Override
    protected void upgrade_to_another_protocol_is_one_sample_of_101() {}

    @Test
    @Disabled("Jetty answers 400, as to anything that it cannot read")
    @Override
    protected void transfer_encoding_that_the_server_does_not_know_is_501() {}

    @AfterEach
    void everyHookOfTheHandlersIsIn() {
        handlers.check();
    }
}
