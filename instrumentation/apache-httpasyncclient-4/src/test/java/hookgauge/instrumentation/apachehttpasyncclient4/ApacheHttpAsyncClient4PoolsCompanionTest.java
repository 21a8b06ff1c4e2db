package hookgauge.instrumentation.apachehttpasyncclient4;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class ApacheHttpAsyncClient4PoolsCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new ApacheHttpAsyncClient4Instrumentation.Pools();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.apache.http.");
    }
}
