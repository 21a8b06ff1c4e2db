package hookgauge.instrumentation.tomcat;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.HttpServerContract;
import hookgauge.instrumentation.testing.ServletLoader;

class TomcatTest extends HttpServerContract {
    private ContractServer server;

    @Override
    protected InstrumentationModule module() {
        return new TomcatInstrumentation();
    }

    @Override
    protected int start(ContractApp app) throws Exception {
        server = ServletLoader.load(TomcatServer.class);
        return server.start(app);
    }

    @Override
    protected void stop() throws Exception {
        server.stop();
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
