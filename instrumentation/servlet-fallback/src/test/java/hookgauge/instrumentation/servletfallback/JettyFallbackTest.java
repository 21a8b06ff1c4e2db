package hookgauge.instrumentation.servletfallback;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractServer;
import java.util.List;

/** On a Jetty that nothing else hooks. */
class JettyFallbackTest extends ServletFallbackContract {
    @Override
    ContractServer server() throws Exception {
        return new JettyShop();
    }

    @Override
    List<InstrumentationModule> modules() {
        return List.of(new ServletFallbackInstrumentation(), new ServletFallbackInstrumentation.Jakarta());
    }

    @Override
    long told(int bytes) {
        return -1;
    }
}
