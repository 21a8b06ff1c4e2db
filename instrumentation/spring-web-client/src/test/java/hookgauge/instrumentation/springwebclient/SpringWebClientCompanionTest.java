package hookgauge.instrumentation.springwebclient;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class SpringWebClientCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new SpringWebClientInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.springframework.");
    }
}
