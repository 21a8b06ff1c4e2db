package hookgauge.instrumentation.robaho;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class RobahoCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new RobahoInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("robaho.net.httpserver.", "com.sun.net.httpserver.Headers");
    }
}
