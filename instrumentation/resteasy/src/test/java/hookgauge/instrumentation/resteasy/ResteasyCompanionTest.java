package hookgauge.instrumentation.resteasy;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class ResteasyCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new ResteasyInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.jboss.resteasy.");
    }
}
