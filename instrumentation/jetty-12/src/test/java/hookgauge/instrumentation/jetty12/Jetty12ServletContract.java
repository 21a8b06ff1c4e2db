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

/** The contract with servlets of one level. */
abstract class Jetty12ServletContract extends HttpServerContract {
    private final Weaving handlers = Weaving.of(new Jetty12HandlersInstrumentation());

    abstract String level();

    @Override
    protected InstrumentationModule module() {
        return new Jetty12Instrumentation();
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        return EeLoader.server(level(), app, keys);
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
    @Disabled("Jetty's servlets have no HttpServletRequest.upgrade")
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
