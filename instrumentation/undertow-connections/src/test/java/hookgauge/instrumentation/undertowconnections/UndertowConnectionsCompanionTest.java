package hookgauge.instrumentation.undertowconnections;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class UndertowConnectionsCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new UndertowConnectionsInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.undertow.", "org.xnio.");
    }
}
