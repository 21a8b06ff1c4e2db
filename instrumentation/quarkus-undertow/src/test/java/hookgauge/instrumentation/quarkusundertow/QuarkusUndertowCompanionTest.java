package hookgauge.instrumentation.quarkusundertow;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class QuarkusUndertowCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new QuarkusUndertowInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.netty.", "io.undertow.", "io.vertx.");
    }
}
