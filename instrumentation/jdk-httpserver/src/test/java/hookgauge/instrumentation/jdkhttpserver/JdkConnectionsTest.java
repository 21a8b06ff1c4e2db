package hookgauge.instrumentation.jdkhttpserver;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ConnectionsContract;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import java.nio.file.Path;
import java.util.List;

class JdkConnectionsTest extends ConnectionsContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new JdkHttpServerInstrumentation.Connections());
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        return new JdkServer(app, keys);
    }

    @Override
    protected String family() {
        return "jdk";
    }
}
