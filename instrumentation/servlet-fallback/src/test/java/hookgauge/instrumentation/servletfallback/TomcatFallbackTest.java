package hookgauge.instrumentation.servletfallback;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.ServletLoader;
import java.util.List;

/** On a Tomcat whose own hooks are left out. */
class TomcatFallbackTest extends ServletFallbackContract {
    @Override
    ContractServer server() throws Exception {
        return ServletLoader.load(Shop.class).getConstructor().newInstance();
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
