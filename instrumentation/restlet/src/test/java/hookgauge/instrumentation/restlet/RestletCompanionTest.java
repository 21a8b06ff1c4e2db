package hookgauge.instrumentation.restlet;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class RestletCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new RestletInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.restlet.");
    }
}
