package hookgauge.instrumentation.grizzly;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class GrizzlyCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new GrizzlyInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.glassfish.grizzly.");
    }
}
