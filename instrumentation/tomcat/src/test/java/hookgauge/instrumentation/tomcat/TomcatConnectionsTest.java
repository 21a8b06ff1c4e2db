package hookgauge.instrumentation.tomcat;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ConnectionsContract;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.ServletLoader;
import java.nio.file.Path;
import java.util.List;

class TomcatConnectionsTest extends ConnectionsContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new TomcatInstrumentation.Connections());
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        return ServletLoader.server(TomcatServer.class, app, keys);
    }

    @Override
    protected String family() {
        return "tomcat";
    }

    @Override
    protected String base() {
        return "/app";
    }
}
