package hookgauge.instrumentation.netty4;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.AllocationContract;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import java.nio.file.Path;
import java.util.List;

class NettyServerAllocationTest extends AllocationContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new NettyInstrumentation());
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        return new NettyTest().server(app, keys);
    }

    @Override
    protected String path() {
        return "/items/1";
    }
}
