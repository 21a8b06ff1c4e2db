package hookgauge.instrumentation.helidon4;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class HelidonCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new HelidonInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.helidon.");
    }
}
