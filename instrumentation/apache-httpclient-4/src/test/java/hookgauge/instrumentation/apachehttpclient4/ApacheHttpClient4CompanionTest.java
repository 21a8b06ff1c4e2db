package hookgauge.instrumentation.apachehttpclient4;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class ApacheHttpClient4CompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new ApacheHttpClient4Instrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.apache.http.");
    }
}
