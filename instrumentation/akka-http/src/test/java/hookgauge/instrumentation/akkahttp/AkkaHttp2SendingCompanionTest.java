package hookgauge.instrumentation.akkahttp;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class AkkaHttp2SendingCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new AkkaHttpInstrumentation.Http2Sending();
    }

    @Override
    protected List<String> packages() {
        return List.of("akka.");
    }
}
