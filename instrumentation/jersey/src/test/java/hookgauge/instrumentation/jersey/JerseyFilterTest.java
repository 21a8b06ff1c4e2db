package hookgauge.instrumentation.jersey;

import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.JaxrsTomcat;
import java.util.Map;

/** As a filter of Tomcat's, which is no route of what no resource takes. */
class JerseyFilterTest extends JerseyServletTest {
    @Override
    protected ContractServer server() {
        return JaxrsTomcat.ofFilter(
                "org.glassfish.jersey.servlet.ServletContainer",
                Map.of(
                        "jersey.config.server.provider.classnames",
                        JaxrsTomcat.SHOP,
                        "jersey.config.servlet.filter.contextPath",
                        "/api"));
    }

    @Override
    protected String routeOfNothing() {
        return null;
    }
}
