package hookgauge.instrumentation.netty4;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class NettyCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new NettyInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.netty.");
    }
}
