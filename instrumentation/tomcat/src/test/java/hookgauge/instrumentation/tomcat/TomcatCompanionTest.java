package hookgauge.instrumentation.tomcat;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class TomcatCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new TomcatInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.apache.catalina.", "org.apache.coyote.", "org.apache.tomcat.");
    }
}
