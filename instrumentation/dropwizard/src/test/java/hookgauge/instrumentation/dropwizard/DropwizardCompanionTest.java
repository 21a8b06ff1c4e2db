package hookgauge.instrumentation.dropwizard;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class DropwizardCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new DropwizardInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("com.codahale.metrics.");
    }
}
