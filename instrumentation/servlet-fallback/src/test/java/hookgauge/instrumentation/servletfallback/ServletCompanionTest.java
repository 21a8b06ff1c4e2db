package hookgauge.instrumentation.servletfallback;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class ServletCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new ServletFallbackInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("javax.servlet.");
    }
}
