package hookgauge.instrumentation.nettyhttp2;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class NettyHttp2CompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new NettyHttp2Instrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.netty.");
    }
}
