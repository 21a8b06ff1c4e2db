package hookgauge.instrumentation.reactornettyclient;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class ReactorNettyPoolsCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new ReactorNettyClientInstrumentation.Pools();
    }

    @Override
    protected List<String> packages() {
        return List.of("reactor.netty.");
    }
}
