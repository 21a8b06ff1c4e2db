package hookgauge.instrumentation.tomcat;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class TomcatConnectionsCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new TomcatInstrumentation.Connections();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.apache.tomcat.");
    }
}
