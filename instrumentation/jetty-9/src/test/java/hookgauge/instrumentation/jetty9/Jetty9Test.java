package hookgauge.instrumentation.jetty9;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.HttpServerContract;
import hookgauge.instrumentation.testing.ServletLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class Jetty9Test extends HttpServerContract {
    @Override
    protected InstrumentationModule module() {
        return new Jetty9Instrumentation();
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        return ServletLoader.server(Jetty9Server.class, app, keys);
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
}
