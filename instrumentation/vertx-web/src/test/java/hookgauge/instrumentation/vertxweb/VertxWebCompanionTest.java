package hookgauge.instrumentation.vertxweb;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class VertxWebCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new VertxWebInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.vertx.", "io.netty.");
    }
}
