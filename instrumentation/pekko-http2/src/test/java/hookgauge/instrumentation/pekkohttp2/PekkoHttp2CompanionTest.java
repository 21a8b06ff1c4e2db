package hookgauge.instrumentation.pekkohttp2;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class PekkoHttp2CompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new PekkoHttp2Instrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.apache.pekko.", "scala.", "javax.net.ssl.");
    }
}
