package hookgauge.instrumentation.apachehttpclient4;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class ApacheHttpClient4PoolsCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new ApacheHttpClient4Instrumentation.Pools();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.apache.http.");
    }
}
