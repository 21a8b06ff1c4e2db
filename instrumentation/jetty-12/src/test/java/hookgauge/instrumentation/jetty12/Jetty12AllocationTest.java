package hookgauge.instrumentation.jetty12;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.jetty12handlers.Jetty12HandlersInstrumentation;
import hookgauge.instrumentation.testing.AllocationContract;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import java.nio.file.Path;
import java.util.List;

class Jetty12AllocationTest extends AllocationContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new Jetty12Instrumentation(), new Jetty12HandlersInstrumentation());
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        return EeLoader.server("ee10", app, keys);
    }

    @Override
    protected String path() {
        return "/app/items/1";
    }
}
