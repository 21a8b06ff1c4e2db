package hookgauge.instrumentation.simpleclient;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class SimpleclientCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new SimpleclientInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.prometheus.client.");
    }
}
