package hookgauge.instrumentation.retrofit;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class RetrofitCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new RetrofitInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("retrofit2.", "okhttp3.");
    }
}
