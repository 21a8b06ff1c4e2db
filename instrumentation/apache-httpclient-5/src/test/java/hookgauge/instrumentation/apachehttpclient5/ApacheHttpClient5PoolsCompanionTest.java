package hookgauge.instrumentation.apachehttpclient5;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class ApacheHttpClient5PoolsCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new ApacheHttpClient5Instrumentation.Pools();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.apache.hc.");
    }
}
