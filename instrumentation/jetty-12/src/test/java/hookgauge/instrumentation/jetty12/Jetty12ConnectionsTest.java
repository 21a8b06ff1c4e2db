package hookgauge.instrumentation.jetty12;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.jettyconnections.JettyConnectionsInstrumentation;
import hookgauge.instrumentation.testing.ConnectionsContract;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import java.nio.file.Path;
import java.util.List;

class Jetty12ConnectionsTest extends ConnectionsContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new JettyConnectionsInstrumentation());
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        return new Jetty12CoreServer(app, keys);
    }

    @Override
    protected String family() {
        return "jetty";
    }
}
