package hookgauge.instrumentation.jetty9;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class Jetty9CompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new Jetty9Instrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.eclipse.jetty.");
    }
}
