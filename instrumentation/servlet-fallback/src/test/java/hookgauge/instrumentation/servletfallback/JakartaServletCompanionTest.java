package hookgauge.instrumentation.servletfallback;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class JakartaServletCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new ServletFallbackInstrumentation.Jakarta();
    }

    @Override
    protected List<String> packages() {
        return List.of("jakarta.servlet.");
    }
}
