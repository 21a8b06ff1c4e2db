package hookgauge.instrumentation.servletfallback;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.ServletLoader;
import hookgauge.instrumentation.tomcat.TomcatInstrumentation;
import java.util.List;

/** On a Tomcat with its own hooks, which alone count. */
class HookedTomcatTest extends ServletFallbackContract {
    @Override
    ContractServer server() throws Exception {
        return ServletLoader.load(Shop.class).getConstructor().newInstance();
    }

    @Override
    List<InstrumentationModule> modules() {
        return List.of(
                new ServletFallbackInstrumentation(),
                new ServletFallbackInstrumentation.Jakarta(),
                new TomcatInstrumentation());
    }

    @Override
    long told(int bytes) {
        return bytes;
    }
}
