package hookgauge.instrumentation.nettyclienthttp2;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class NettyClientHttp2ChannelsCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new NettyClientHttp2Instrumentation.Channels();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.netty.");
    }
}
