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
        try {
            return ServletLoader.load(TomcatServer.class)
                    .getConstructor(ContractApp.class, Path.class)
                    .newInstance(app, keys);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
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
