package hookgauge.instrumentation.undertowhandlers;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class UndertowHandlersCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new UndertowHandlersInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.undertow.", "org.xnio.");
    }
}
