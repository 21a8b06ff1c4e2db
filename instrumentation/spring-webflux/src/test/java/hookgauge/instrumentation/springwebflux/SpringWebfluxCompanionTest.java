package hookgauge.instrumentation.springwebflux;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class SpringWebfluxCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new SpringWebfluxInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.springframework.", "reactor.netty.", "io.netty.");
    }
}
