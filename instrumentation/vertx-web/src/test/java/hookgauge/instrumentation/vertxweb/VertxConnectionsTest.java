package hookgauge.instrumentation.vertxweb;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.netty4.NettyInstrumentation;
import hookgauge.instrumentation.nettychannel.NettyChannelInstrumentation;
import hookgauge.instrumentation.nettyhttp2.NettyHttp2Instrumentation;
import hookgauge.instrumentation.testing.ConnectionsContract;
import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class VertxConnectionsTest extends ConnectionsContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(
                new NettyChannelInstrumentation.Connections(),
                new NettyInstrumentation(),
                new NettyHttp2Instrumentation());
    }

    @Override
    protected ContractServer server(ContractApp app, Path keys) {
        return new VertxServer(app, keys);
    }

    @Override
    protected String family() {
        return "vertx";
    }

    @Test
    @Disabled("its event loops are no pool of which a request takes a thread")
    @Override
    protected void thread_is_busy_while_it_handles_a_request() {}
}
