package hookgauge.instrumentation.undertow;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.AllocationContract;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.undertowhandlers.UndertowHandlersInstrumentation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

@DisabledIfSystemProperty(
        named = "server.version",
        matches = "1[.].*",
        disabledReason = "what Undertow 1.4 itself allocates varies by more than an object a request")
class UndertowAllocationTest extends AllocationContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new UndertowInstrumentation(), new UndertowHandlersInstrumentation());
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) throws Exception {
        return new UndertowServer(app, keys);
    }

    @Override
    protected String path() {
        return "/app/items/1";
    }
}
