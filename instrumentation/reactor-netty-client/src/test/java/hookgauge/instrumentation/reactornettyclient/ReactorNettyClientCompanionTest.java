package hookgauge.instrumentation.reactornettyclient;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class ReactorNettyClientCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new ReactorNettyClientInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("reactor.", "io.netty.", "org.reactivestreams.");
    }
}
