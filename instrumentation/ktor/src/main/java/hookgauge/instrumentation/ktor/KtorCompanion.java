package hookgauge.instrumentation.ktor;

import io.ktor.http.HttpStatusCode;
import io.ktor.server.application.ApplicationCall;
import io.ktor.server.engine.DefaultEnginePipelineKt;
import io.ktor.server.routing.PathSegmentTailcardRouteSelector;
import io.ktor.server.routing.RootRouteSelector;
import io.ktor.server.routing.TrailingSlashRouteSelector;
import io.ktor.util.AttributeKey;
import io.ktor.util.Attributes;
import io.ktor.util.pipeline.Pipeline;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells the agent to which route Ktor has matched a call, and what its handlers threw.
 *
 * <p>Coroutines move from thread to thread, so what is to be told of a call goes to an attribute of it: an object of this
 * class on Netty, what the companion of another engine has put there, or else the agent by the thread.
 */
public final class KtorCompanion implements Consumer<Object> {
    private static final String SITE = "ktor";
    private static final String SELECTORS = "io.ktor.server.routing.PathSegment";
    private static final String REGEX = "Regex(";
    private static final AttributeKey<Consumer<Object>> EXCHANGE = new AttributeKey<>("hookgauge.exchange");
    private static final AttributeKey<String> TEMPLATE = new AttributeKey<>("hookgauge.template");

    private final Channel channel;
    private final Object exchange;

    private KtorCompanion(Channel channel, Object exchange) {
        this.channel = channel;
        this.exchange = exchange;
    }

    /** The thread of the connection has made a call of the request that it read last. */
    public static void receivedByNetty(Object call, Object application, ChannelHandlerContext context) {
        try {
            Channel channel = context.channel();
            Object connection = ofNetty(channel, "hookgauge.connection");
            Object exchange = connection instanceof Supplier
                    ? ((Supplier<?>) connection).get()
                    : ofNetty(channel, "hookgauge.exchange");
            if (exchange != null)
                ((ApplicationCall) call).getAttributes().put(EXCHANGE, new KtorCompanion(channel, exchange));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A route was found, and its handlers come next. */
    public static void routed(Object routed, Object call, Object route) {
        try {
            Consumer<Object> exchange = exchange(call);
            if (exchange == null) HookgaugeHttp.route(template(route));
            else exchange.accept(template(route));
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** An exception has left the handlers; one that stands for a status below 500 is an answer. */
    public static void threw(Object environment, Object call, Throwable error) {
        try {
            HttpStatusCode status = DefaultEnginePipelineKt.defaultExceptionStatusCode(error);
            if (status != null && status.getValue() < 500) return;
            Consumer<Object> exchange = exchange(call);
            if (exchange != null) exchange.accept(error);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A response could not be sent, or not all of it, and Netty's channel is closed next. */
    public static void broke(Object responses, Object call, Throwable error) {
        try {
            Consumer<Object> exchange = exchange(call);
            if (exchange != null) exchange.accept(error);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The route of the exchange on Netty, or its error, if it is the one that the channel answers next. */
    @Override
    @SuppressWarnings("unchecked") // whatever is there may be told
    public void accept(Object told) {
        if (told instanceof String) {
            HookgaugeHttp.route(exchange, (String) told);
            return;
        }
        Object connection = ofNetty(channel, "hookgauge.connection");
        if (connection instanceof Consumer && ofNetty(channel, "hookgauge.exchange") == exchange)
            ((Consumer<Object>) connection).accept(told);
    }

    private static Consumer<Object> exchange(Object call) {
        return ((ApplicationCall) call).getAttributes().getOrNull(EXCHANGE);
    }

    /** What the companions of Netty have put there. */
    private static Object ofNetty(Channel channel, String name) {
        return channel.attr(io.netty.util.AttributeKey.valueOf(name)).get();
    }

    /** Made once for each route, which keeps it. */
    private static String template(Object route) throws ReflectiveOperationException {
        Attributes attributes = ((Pipeline<?, ?>) route).getAttributes();
        String known = attributes.getOrNull(TEMPLATE);
        if (known != null) return known;
        String path = path(route);
        String template = path.isEmpty() ? "/" : path;
        attributes.put(TEMPLATE, template);
        return template;
    }

    private static String path(Object route) throws ReflectiveOperationException {
        if (route == null) return "";
        String before = path(of(route, "getParent"));
        Object selector = of(route, "getSelector");
        if (selector instanceof TrailingSlashRouteSelector) return before + "/";
        String segment = segment(selector);
        if (segment.isEmpty()) return before;
        return segment.startsWith("/") ? before + segment : before + "/" + segment;
    }

    /** Empty where it selects by something else than the path, such as the method. */
    private static String segment(Object selector) {
        if (selector instanceof PathSegmentTailcardRouteSelector) {
            PathSegmentTailcardRouteSelector tail = (PathSegmentTailcardRouteSelector) selector;
            return tail.getPrefix() + "{" + tail.getName() + "...}";
        }
        if (!(selector instanceof RootRouteSelector)
                && !selector.getClass().getName().startsWith(SELECTORS)) return "";
        String text = selector.toString();
        return text.startsWith(REGEX) ? text.substring(REGEX.length(), text.length() - 1) : text;
    }

    /** Routes are of another class in Ktor 2 than in Ktor 3. */
    private static Object of(Object route, String getter) throws ReflectiveOperationException {
        return route.getClass().getMethod(getter).invoke(route);
    }
}
