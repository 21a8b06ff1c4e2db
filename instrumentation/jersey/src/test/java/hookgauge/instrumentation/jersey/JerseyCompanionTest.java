package hookgauge.instrumentation.jersey;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class JerseyCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new JerseyInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.glassfish.jersey.");
    }
}
