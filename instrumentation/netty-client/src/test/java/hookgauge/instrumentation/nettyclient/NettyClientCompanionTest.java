package hookgauge.instrumentation.nettyclient;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class NettyClientCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new NettyClientInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.netty.");
    }
}
