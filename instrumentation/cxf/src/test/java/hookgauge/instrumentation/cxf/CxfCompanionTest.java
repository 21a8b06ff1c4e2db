package hookgauge.instrumentation.cxf;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class CxfCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new CxfInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.apache.cxf.");
    }
}
