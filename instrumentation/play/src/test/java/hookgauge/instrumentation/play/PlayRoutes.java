package hookgauge.instrumentation.play;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.instrumentation.testing.RouteContract;
import org.junit.jupiter.api.Test;

/** What is the same on all of Play's servers. */
abstract class PlayRoutes extends RouteContract {
    @Override
    protected String base() {
        return "/shop";
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
    void part_that_takes_the_rest_of_a_path_is_shown_with_a_star() throws Exception {
        assertEquals("200 /shop/files/*file", routeOf("GET", "/files/of/mine"));
    }

    @Test
    void part_with_an_expression_of_its_own_is_shown_with_it() throws Exception {
        assertEquals("200 /shop/numbers/$number<[0-9]+>/:id", routeOf("GET", "/numbers/1/2"));
    }
}
