package hookgauge.instrumentation.ktor;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.netty4.NettyInstrumentation;
import hookgauge.instrumentation.nettychannel.NettyChannelInstrumentation;
import hookgauge.instrumentation.nettyhttp2.NettyHttp2Instrumentation;
import io.ktor.server.engine.ApplicationEngineFactory;
import io.ktor.server.netty.Netty;
import java.util.List;

class KtorNettyRoutesTest extends KtorRoutes {
    @Override
    ApplicationEngineFactory<?, ?> engine() {
        return Netty.INSTANCE;
    }

    @Override
    List<InstrumentationModule> modules() {
        return List.of(new NettyChannelInstrumentation(), new NettyInstrumentation(), new NettyHttp2Instrumentation());
    }
}
