package hookgauge.instrumentation.dropwizard;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class Dropwizard5CompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new Dropwizard5Instrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.dropwizard.metrics5.");
    }
}
