package hookgauge.instrumentation.micronaut3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.netty4.NettyInstrumentation;
import hookgauge.instrumentation.nettychannel.NettyChannelInstrumentation;
import hookgauge.instrumentation.nettyhttp2.NettyHttp2Instrumentation;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.RouteContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class Micronaut3Test extends RouteContract {
    @Override
    protected List<InstrumentationModule> modules() {
        return List.of(
                new NettyChannelInstrumentation(),
                new NettyInstrumentation(),
                new NettyHttp2Instrumentation(),
                new Micronaut3Instrumentation());
    }

    @Override
    protected ContractServer server() {
        return new Micronaut3Server("1.1");
    }

    @Override
    protected String base() {
        return "/shop";
    }

    @Test
    void query_of_a_template_is_no_part_of_the_route() throws Exception {
        assertEquals("200 /shop/items/{id}", routeOf("GET", "/items/1?colour=blue"));
    }

    @Test
    void handler_of_an_error_leaves_the_route_of_what_threw() throws Exception {
        assertEquals("501 /shop/caught/{id}", routeOf("GET", "/caught/1"));
    }
}
