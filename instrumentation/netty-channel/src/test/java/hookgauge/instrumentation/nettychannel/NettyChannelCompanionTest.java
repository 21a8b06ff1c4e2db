package hookgauge.instrumentation.nettychannel;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class NettyChannelCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new NettyChannelInstrumentation();
    }

    /** None of HTTP: clients of databases have Netty's channels, and none of its codecs. */
    @Override
    protected List<String> packages() {
        return List.of("io.netty.channel.", "io.netty.util.");
    }
}
