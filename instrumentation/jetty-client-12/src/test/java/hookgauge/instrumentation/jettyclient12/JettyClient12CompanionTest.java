package hookgauge.instrumentation.jettyclient12;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class JettyClient12CompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new JettyClient12Instrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.eclipse.jetty.client.", "org.eclipse.jetty.http.");
    }
}
