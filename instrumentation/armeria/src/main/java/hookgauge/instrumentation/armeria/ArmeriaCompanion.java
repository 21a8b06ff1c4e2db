package hookgauge.instrumentation.armeria;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.RequestContext;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.logging.RequestLog;
import com.linecorp.armeria.common.logging.RequestLogProperty;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.lang.reflect.Method;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Tells those who count a request on Netty to which route Armeria has matched it, and what its service has failed with. */
public final class ArmeriaCompanion {
    private static final String SITE = "armeria";
    private static final AttributeKey<Object> CONNECTION = AttributeKey.valueOf("hookgauge.connection");
    private static final AttributeKey<Object> EXCHANGE = AttributeKey.valueOf("hookgauge.exchange");

    private ArmeriaCompanion() {}

    /** The log of a request is told on which connection it has come. */
    public static void routed(Object log, Channel channel) {
        try {
            // it may be told again, and of none, when a request has no connection
            if (channel == null) return;
            RequestContext context = ((RequestLog) log).context();
            if (!(context instanceof ServiceRequestContext)) return;
            String pattern = ((ServiceRequestContext) context).config().route().patternString();
            // what takes everything, also what nothing else takes
            if (pattern.equals("/*")) return;
            Object connection = channel.attr(CONNECTION).get();
            Object exchange = connection instanceof Supplier
                    ? ((Supplier<?>) connection).get()
                    : channel.attr(EXCHANGE).get();
            HookgaugeHttp.route(exchange, pattern);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The head of the answer is about to be sent; what was thrown before is the error if nobody has made less of it. */
    public static void answers(Object told, ResponseHeaders headers) {
        try {
            if (headers.status().code() < 500) return;
            RequestLog log = (RequestLog) told;
            if (!log.isAvailable(RequestLogProperty.RESPONSE_CAUSE)) return;
            fail(log, log.responseCause());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    @SuppressWarnings("unchecked") // whatever is there may be told
    private static void fail(RequestLog log, Throwable cause) throws ReflectiveOperationException {
        if (cause == null || !(log.context() instanceof ServiceRequestContext)) return;
        Channel channel = log.channel();
        Object concerned = channel.attr(CONNECTION).get();
        // of several that wait in one connection of HTTP/1, it cannot be known which one it is
        if (concerned instanceof Supplier
                && ((Supplier<?>) concerned).get() != channel.attr(EXCHANGE).get()) return;
        if (concerned instanceof IntFunction)
            concerned = ((IntFunction<?>) concerned).apply(stream(log.context().request()));
        if (concerned instanceof Consumer) ((Consumer<Object>) concerned).accept(cause);
    }

    /** Only its package may ask it, which is another one; but no service fails often enough for that to matter. */
    private static int stream(HttpRequest request) throws ReflectiveOperationException {
        Method stream = request.getClass().getMethod("streamId");
        stream.setAccessible(true);
        return (int) stream.invoke(request);
    }
}
