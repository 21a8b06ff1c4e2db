package hookgauge.instrumentation.jersey;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.JaxrsTomcat;
import hookgauge.instrumentation.testing.RouteContract;
import hookgauge.instrumentation.tomcat.TomcatInstrumentation;
import java.util.List;
import java.util.Map;

/** As a servlet of Tomcat's, whose mapping is the route of what no resource takes. */
class JerseyServletTest extends RouteContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new TomcatInstrumentation(), new JerseyInstrumentation());
    }

    @Override
    protected ContractServer server() {
        return JaxrsTomcat.ofServlet(
                "org.glassfish.jersey.servlet.ServletContainer",
                Map.of("jersey.config.server.provider.classnames", JaxrsTomcat.SHOP));
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
