package hookgauge.instrumentation.ratpack;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class RatpackCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new RatpackInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("ratpack.", "io.netty.", "com.google.common.reflect.");
    }
}
