package hookgauge.instrumentation.resteasyreactive;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.netty4.NettyInstrumentation;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.RouteContract;
import hookgauge.instrumentation.vertxweb.VertxWebInstrumentation;
import java.util.List;

class ResteasyReactiveTest extends RouteContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(
                new NettyInstrumentation(), new VertxWebInstrumentation(), new ResteasyReactiveInstrumentation());
    }

    @Override
    protected ContractServer server() {
        return new ResteasyReactiveServer();
    }

    @Override
    protected String base() {
        return "/shop/api";
    }
}
