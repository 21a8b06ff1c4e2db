package hookgauge.instrumentation.restlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.jdkhttpserver.JdkHttpServerInstrumentation;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.RouteContract;
import java.util.List;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** Behind Restlet's own connector, which is the JDK's server. */
class RestletTest extends RouteContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new JdkHttpServerInstrumentation(), new RestletInstrumentation());
    }

    @Override
    protected ContractServer server() {
        return new RestletServer("org.restlet.engine.connector.HttpServerHelper");
    }

    @Override
    protected String base() {
        return "/shop";
    }

    @Test
    @Disabled("its resources answer in the thread that calls them")
    @Override
    protected void what_answers_later_has_its_route() {}

    @Test
    @Disabled("it is the resource that takes no other method")
    @Override
    protected void method_that_nothing_takes_has_no_route() {}

    @Test
    void method_that_the_resource_does_not_take_has_the_route_of_the_resource() throws Exception {
        assertEquals(route(405, "/items/{id}"), routeOf("DELETE", "/items/1"));
    }

    @Test
    void what_takes_all_below_a_path_shows_that_more_follows() throws Exception {
        assertEquals(route(200, "/files/*"), routeOf("GET", "/files/of/mine"));
    }
}
