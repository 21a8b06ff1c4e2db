package hookgauge.instrumentation.grizzly;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class GrizzlyServletsCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new GrizzlyInstrumentation.Servlets();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.apache.catalina.", "org.glassfish.grizzly.");
    }
}
