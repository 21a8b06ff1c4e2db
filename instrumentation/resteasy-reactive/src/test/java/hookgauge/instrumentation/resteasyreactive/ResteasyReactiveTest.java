package hookgauge.instrumentation.resteasyreactive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.netty4.NettyInstrumentation;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.RecordingHooks;
import hookgauge.instrumentation.testing.RouteContract;
import hookgauge.instrumentation.vertxweb.VertxWebInstrumentation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResteasyReactiveTest extends RouteContract {
    private final RecordingHooks hooks = RecordingHooks.installed();

    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(
                new NettyInstrumentation(), new VertxWebInstrumentation(), new ResteasyReactiveInstrumentation());
    }

    @Override
    protected ContractServer server() {
        return new ResteasyReactiveServer();
    }

    @Override
    protected String base() {
        return "/shop/api";
    }

    @Test
    void what_a_resource_throws_is_the_error() throws Exception {
        routeOf("GET", "/broken/1");

        assertEquals("broken", hooks.await(1).get(0).error().getMessage());
    }

    @Test
    void what_has_a_response_of_its_own_is_no_error() throws Exception {
        routeOf("GET", "/items/none");

        assertNull(hooks.await(1).get(0).error());
    }
}
