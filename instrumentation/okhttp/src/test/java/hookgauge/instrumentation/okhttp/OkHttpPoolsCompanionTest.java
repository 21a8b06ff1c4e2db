package hookgauge.instrumentation.okhttp;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class OkHttpPoolsCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new OkHttpInstrumentation.Pools();
    }

    @Override
    protected List<String> packages() {
        return List.of("okhttp3.");
    }
}
