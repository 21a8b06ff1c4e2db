package hookgauge.instrumentation.helidon4http2;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class HelidonHttp2CompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new HelidonHttp2Instrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.helidon.");
    }
}
