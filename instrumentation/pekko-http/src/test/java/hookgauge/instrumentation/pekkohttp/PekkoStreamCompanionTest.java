package hookgauge.instrumentation.pekkohttp;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class PekkoStreamCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new PekkoHttpInstrumentation.Stream();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.apache.pekko.stream.", "scala.");
    }
}
