package hookgauge.instrumentation.jetty9;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.AllocationContract;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.ServletLoader;
import java.nio.file.Path;
import java.util.List;

class Jetty9AllocationTest extends AllocationContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new Jetty9Instrumentation());
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        return ServletLoader.server(Jetty9Server.class, app, keys);
    }

    @Override
    protected String path() {
        return "/app/items/1";
    }
}
