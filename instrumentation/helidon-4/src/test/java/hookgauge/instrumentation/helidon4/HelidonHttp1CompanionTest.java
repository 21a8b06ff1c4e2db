package hookgauge.instrumentation.helidon4;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class HelidonHttp1CompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new HelidonInstrumentation.Http1();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.helidon.");
    }
}
