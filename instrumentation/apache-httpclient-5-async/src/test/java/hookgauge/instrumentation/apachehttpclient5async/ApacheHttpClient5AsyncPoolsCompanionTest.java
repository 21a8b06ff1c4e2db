package hookgauge.instrumentation.apachehttpclient5async;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class ApacheHttpClient5AsyncPoolsCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new ApacheHttpClient5AsyncInstrumentation.Pools();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.apache.hc.");
    }
}
