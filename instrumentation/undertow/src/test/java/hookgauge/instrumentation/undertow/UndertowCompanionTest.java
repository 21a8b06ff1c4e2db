package hookgauge.instrumentation.undertow;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class UndertowCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new UndertowInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.undertow.", "org.xnio.");
    }
}
