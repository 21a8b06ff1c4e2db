package hookgauge.instrumentation.jetty12handlers;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class Jetty12HandlersCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new Jetty12HandlersInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.eclipse.jetty.");
    }
}
