package hookgauge.instrumentation.reactornetty;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class ReactorNettyCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new ReactorNettyInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("reactor.netty.", "io.netty.");
    }
}
