package hookgauge.instrumentation.liberty;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class LibertyCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new LibertyInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("com.ibm.ws.http.", "com.ibm.wsspi.");
    }
}
