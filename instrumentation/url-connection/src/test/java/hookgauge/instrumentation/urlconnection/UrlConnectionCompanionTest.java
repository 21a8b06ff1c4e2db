package hookgauge.instrumentation.urlconnection;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class UrlConnectionCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new UrlConnectionInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("sun.net.www.");
    }
}
