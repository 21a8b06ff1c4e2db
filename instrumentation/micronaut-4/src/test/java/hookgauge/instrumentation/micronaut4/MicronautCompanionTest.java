package hookgauge.instrumentation.micronaut4;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class MicronautCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new MicronautInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.micronaut.", "io.netty.");
    }
}
