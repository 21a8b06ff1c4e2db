package hookgauge.instrumentation.ktor;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class KtorCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new KtorInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.ktor.", "io.netty.");
    }
}
