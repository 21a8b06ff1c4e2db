package hookgauge.instrumentation.vertxclient;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class VertxClientCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new VertxClientInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.vertx.");
    }
}
