package hookgauge.instrumentation.springwebfluxclient;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class SpringWebfluxClientCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new SpringWebfluxClientInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.springframework.", "reactor.", "org.reactivestreams.");
    }
}
