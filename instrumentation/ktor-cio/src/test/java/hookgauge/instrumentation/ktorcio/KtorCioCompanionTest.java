package hookgauge.instrumentation.ktorcio;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class KtorCioCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new KtorCioInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.ktor.");
    }
}
