package hookgauge.instrumentation.play;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.netty4.NettyInstrumentation;
import hookgauge.instrumentation.nettychannel.NettyChannelInstrumentation;
import hookgauge.instrumentation.testing.ContractServer;
import java.util.List;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

@DisabledIfSystemProperty(
        named = "server.version",
        matches = "2\\.9\\..*",
        disabledReason = "its server on Netty was not released, but as a milestone")
class PlayNettyTest extends PlayRoutes {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(
                new NettyChannelInstrumentation(),
                new NettyInstrumentation(),
                new PlayInstrumentation(),
                new PlayInstrumentation.Pekko(),
                new PlayInstrumentation.Akka());
    }

    @Override
    protected ContractServer server() {
        return PlayServer.onNetty();
    }
}
