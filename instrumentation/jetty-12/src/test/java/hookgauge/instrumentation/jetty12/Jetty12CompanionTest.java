package hookgauge.instrumentation.jetty12;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class Jetty12CompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new Jetty12Instrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.eclipse.jetty.");
    }
}
