package hookgauge.instrumentation.nettychannel;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class NettyConnectionsCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new NettyChannelInstrumentation.Connections();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.netty.");
    }
}
