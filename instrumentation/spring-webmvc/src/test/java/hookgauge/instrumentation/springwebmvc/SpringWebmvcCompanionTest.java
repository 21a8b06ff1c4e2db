package hookgauge.instrumentation.springwebmvc;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class SpringWebmvcCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new SpringWebmvcInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("javax.servlet.", "jakarta.servlet.");
    }
}
