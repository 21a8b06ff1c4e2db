package hookgauge.instrumentation.feign;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class FeignCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new FeignInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("feign.");
    }
}
