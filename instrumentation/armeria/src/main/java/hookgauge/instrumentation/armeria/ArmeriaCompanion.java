package hookgauge.instrumentation.armeria;

import com.linecorp.armeria.common.RequestContext;
import com.linecorp.armeria.common.logging.RequestLog;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.function.Supplier;

/** Tells the agent to which route Armeria has matched the request that it is reading. */
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
}
