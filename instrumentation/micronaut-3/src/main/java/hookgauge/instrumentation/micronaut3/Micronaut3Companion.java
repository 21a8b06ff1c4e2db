package hookgauge.instrumentation.micronaut3;

import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.web.router.RouteMatch;
import io.micronaut.web.router.UriRouteMatch;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.AttributeKey;
import java.util.function.Supplier;

/** Tells the agent to which template Micronaut has matched a request. */
public final class Micronaut3Companion {
    private static final String SITE = "micronaut-3";

    private Micronaut3Companion() {}

    /** A route was found, or the handler of a status, which is none. */
    public static void routed(
            Object handler, RouteMatch<?> match, NettyHttpRequest<?> request, ChannelHandlerContext context) {
        try {
            if (!(match instanceof UriRouteMatch)) return;
            String template = ((UriRouteMatch<?, ?>) match)
                    .getRoute()
                    .getUriMatchTemplate()
                    .toPathString();
            HookgaugeHttp.route(exchange(context.channel()), template);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** What the companions of Netty have put there. */
    private static Object exchange(Channel channel) {
        Object connection =
                channel.attr(AttributeKey.valueOf("hookgauge.connection")).get();
        return connection instanceof Supplier
                ? ((Supplier<?>) connection).get()
                : channel.attr(AttributeKey.valueOf("hookgauge.exchange")).get();
    }
}
