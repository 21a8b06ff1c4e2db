package hookgauge.instrumentation.jettyconnections;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class JettyConnectionsCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new JettyConnectionsInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.eclipse.jetty.");
    }
}
