package hookgauge.instrumentation.vertxweb;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class VertxHandlerCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new VertxWebInstrumentation.Handlers();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.vertx.", "io.netty.");
    }
}
