package hookgauge.instrumentation.jersey;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.jetty12.Jetty12Instrumentation;
import hookgauge.instrumentation.jetty12handlers.Jetty12HandlersInstrumentation;
import hookgauge.instrumentation.jetty9.Jetty9Instrumentation;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.RouteContract;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** In Dropwizard, as a servlet of Jetty's below a path of its own. */
@EnabledIfSystemProperty(
        named = "dropwizard.version",
        matches = ".+",
        disabledReason = "Dropwizard brings a Jersey of its own")
class DropwizardTest extends RouteContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(
                new Jetty9Instrumentation(),
                new Jetty12Instrumentation(),
                new Jetty12HandlersInstrumentation(),
                new JerseyInstrumentation());
    }

    @Override
    protected ContractServer server() {
        return new DropwizardServer();
    }

    @Override
    protected String base() {
        return "/shop/api";
    }

    @Override
    protected String routeOfNothing() {
        return "/shop/api/*";
    }
}
