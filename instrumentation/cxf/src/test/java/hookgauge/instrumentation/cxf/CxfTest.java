package hookgauge.instrumentation.cxf;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.JaxrsTomcat;
import hookgauge.instrumentation.testing.RouteContract;
import hookgauge.instrumentation.tomcat.TomcatInstrumentation;
import java.util.List;
import java.util.Map;

class CxfTest extends RouteContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new TomcatInstrumentation(), new CxfInstrumentation());
    }

    @Override
    protected ContractServer server() {
        return JaxrsTomcat.ofServlet(
                "org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet",
                Map.of("jaxrs.serviceClasses", JaxrsTomcat.SHOP));
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
