package hookgauge.instrumentation.micronaut4;

import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.web.router.UriRouteMatch;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.function.Supplier;

/** Tells the agent to which template Micronaut has matched a request. */
public final class MicronautCompanion {
    private static final String SITE = "micronaut-4";

    private MicronautCompanion() {}

    /** A route was found, or the handler of an error, which is none. */
    public static void routed(Object request, Object match) {
        try {
            if (!(match instanceof UriRouteMatch)) return;
            String template = ((UriRouteMatch<?, ?>) match)
                    .getRouteInfo()
                    .getUriMatchTemplate()
                    .toPathString();
            // named only where it is: other servers handle a request in their own thread
            if (request.getClass().getName().startsWith("io.micronaut.http.server.netty."))
                HookgaugeHttp.route(ofNetty(request), template);
            else HookgaugeHttp.route(template);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** What the companions of Netty have put there. */
    private static Object ofNetty(Object request) {
        Channel channel =
                ((NettyHttpRequest<?>) request).getChannelHandlerContext().channel();
        Object connection =
                channel.attr(AttributeKey.valueOf("hookgauge.connection")).get();
        return connection instanceof Supplier
                ? ((Supplier<?>) connection).get()
                : channel.attr(AttributeKey.valueOf("hookgauge.exchange")).get();
    }
}
