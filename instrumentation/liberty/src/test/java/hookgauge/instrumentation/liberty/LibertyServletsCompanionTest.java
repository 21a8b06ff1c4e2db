package hookgauge.instrumentation.liberty;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class LibertyServletsCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new LibertyInstrumentation.Servlets();
    }

    @Override
    protected List<String> packages() {
        return List.of("com.ibm.websphere.servlet.", "com.ibm.ws.webcontainer.", "com.ibm.wsspi.");
    }
}
