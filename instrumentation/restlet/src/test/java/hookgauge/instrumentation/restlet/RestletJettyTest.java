package hookgauge.instrumentation.restlet;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.jetty12.Jetty12Instrumentation;
import hookgauge.instrumentation.jetty9.Jetty9Instrumentation;
import hookgauge.instrumentation.testing.ContractServer;
import java.util.List;

/** Behind the connector of Jetty, of 9.4 in Restlet 2.5 and of 12 in 2.6. */
class RestletJettyTest extends RestletTest {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new Jetty9Instrumentation(), new Jetty12Instrumentation(), new RestletInstrumentation());
    }

    @Override
    protected ContractServer server() {
        return new RestletServer("org.restlet.ext.jetty.HttpServerHelper");
    }
}
