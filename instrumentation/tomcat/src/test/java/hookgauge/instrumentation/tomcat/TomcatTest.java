package hookgauge.instrumentation.tomcat;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.HttpServerContract;
import hookgauge.instrumentation.testing.ServletLoader;
import java.nio.file.Path;

class TomcatTest extends HttpServerContract {
    @Override
    protected InstrumentationModule module() {
        return new TomcatInstrumentation();
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        return ServletLoader.server(TomcatServer.class, app, keys);
    }

    @Override
    protected String base() {
        return "/app";
    }

    @Override
    protected String route(String path) {
        return "/app" + (path.endsWith("/") ? path + "*" : path);
    }
}
