package hookgauge.instrumentation.resteasy;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.JaxrsTomcat;
import hookgauge.instrumentation.testing.RouteContract;
import hookgauge.instrumentation.tomcat.TomcatInstrumentation;
import java.util.List;
import java.util.Map;

class ResteasyTest extends RouteContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new TomcatInstrumentation(), new ResteasyInstrumentation());
    }

    @Override
    protected ContractServer server() {
        return JaxrsTomcat.ofServlet(
                "org.jboss.resteasy.plugins.server.servlet.HttpServlet30Dispatcher",
                Map.of("resteasy.servlet.mapping.prefix", "/api", "resteasy.resources", JaxrsTomcat.SHOP));
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
