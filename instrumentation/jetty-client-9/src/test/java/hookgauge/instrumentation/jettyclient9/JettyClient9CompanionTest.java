package hookgauge.instrumentation.jettyclient9;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class JettyClient9CompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new JettyClient9Instrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.eclipse.jetty.client.", "org.eclipse.jetty.http.");
    }
}
