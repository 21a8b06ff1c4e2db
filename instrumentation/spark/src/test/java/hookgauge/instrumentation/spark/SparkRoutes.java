package hookgauge.instrumentation.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.jetty9.Jetty9Instrumentation;
import hookgauge.instrumentation.testing.RouteContract;
import java.util.List;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** What is the same on Spark's own Jetty and in a servlet container. */
abstract class SparkRoutes extends RouteContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(new Jetty9Instrumentation(), new SparkInstrumentation());
    }

    @Override
    protected String variable(String name) {
        return ":" + name;
    }

    @Override
    protected int statusOfAMethodThatNothingTakes() {
        return 404;
    }

    @Test
    @Disabled("its routes answer in the thread that calls them")
    @Override
    protected void what_answers_later_has_its_route() {}

    @Test
    void route_that_takes_the_rest_of_a_path_has_its_star() throws Exception {
        assertEquals(route(200, "/files/*"), routeOf("GET", "/files/of/mine"));
    }

    @Test
    void route_that_halts_has_its_path() throws Exception {
        assertEquals(route(401, "/halted/:id"), routeOf("GET", "/halted/1"));
    }

    @Test
    void head_that_spark_answers_itself_has_no_route() throws Exception {
        assertEquals("200 null", routeOf("HEAD", "/items/1"));
    }
}
