package hookgauge.instrumentation.helidon4routing;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class HelidonRoutingCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new HelidonRoutingInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.helidon.");
    }
}
