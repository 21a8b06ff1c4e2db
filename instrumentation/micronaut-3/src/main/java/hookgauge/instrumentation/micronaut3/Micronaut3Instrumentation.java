package hookgauge.instrumentation.micronaut3;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Collections;
import java.util.List;

/** Where Micronaut 3 is hooked: it knows the route, Netty counts. */
public final class Micronaut3Instrumentation implements InstrumentationModule {
    @Override
    public String name() {
        return "micronaut-3";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.micronaut3.Micronaut3Companion";
    }

    @Override
    public String home() {
        return "io/micronaut/http/server/netty";
    }

    @Override
    public String landmark() {
        return "io/micronaut/http/server/netty/decoders/HttpRequestDecoder";
    }

    /** A controller's method was found, which is about to be called. */
    @Override
    public List<Hook> hooks() {
        return Collections.singletonList(Hook.onEntry(
                "io/micronaut/http/server/netty/RoutingInBoundHandler",
                "handleRouteMatch",
                "(Lio/micronaut/web/router/RouteMatch;Lio/micronaut/http/server/netty/NettyHttpRequest;"
                        + "Lio/netty/channel/ChannelHandlerContext;)V",
                "routed"));
    }
}
