package hookgauge.instrumentation.liberty;

import com.ibm.ws.http.channel.h2internal.H2HttpInboundLinkWrap;
import com.ibm.ws.http.channel.internal.inbound.HttpInboundServiceContextImpl;
import com.ibm.wsspi.bytebuffer.WsByteBuffer;
import com.ibm.wsspi.channelfw.VirtualConnection;
import com.ibm.wsspi.http.ee7.HttpInboundConnectionExtended;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells the agent of Liberty's exchanges; an object of it rides in the state of a connection, or of a stream of HTTP/2, where
 * the companion of the servlets finds it.
 */
public final class LibertyCompanion implements Consumer<Object> {
    private static final String SITE = "liberty";
    private static final String KEY = "hookgauge.connection";
    private static final Field LINK_OF_TASK = linkOfTask();

    private Object exchange;
    private HttpInboundServiceContextImpl context;
    private String mapping;
    private Throwable error;
    private long requestBytes;
    private boolean isLeft;

    private LibertyCompanion() {}

    /** A request was understood. */
    public static void started(Object request, Object serviceContext) {
        try {
            HttpInboundServiceContextImpl context = (HttpInboundServiceContextImpl) serviceContext;
            LibertyCompanion state = of(context.getVC());
            if (state == null) state = added(context.getVC());
            state.context = context;
            state.isLeft = false;
            state.exchange =
                    HookgaugeHttp.started(state.exchange, context.getRequest().getMethod(), scheme(context));
            for (String name : HookgaugeHttp.headers(state.exchange))
                HookgaugeHttp.header(
                        state.exchange,
                        name,
                        context.getRequest().getHeader(name).asString());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A thread begins to handle the request. */
    public static void entered(Object task) {
        try {
            LibertyCompanion state = of(linkOf(task).getVC());
            if (state != null) HookgaugeHttp.entered(state.exchange);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The thread has handled it, or has handed it on. */
    public static void left() {
        try {
            HookgaugeHttp.left();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same, by an exception. */
    public static void threw(Object task, Throwable thrown) {
        try {
            HookgaugeHttp.left();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A part of a request's body was read; null at its end. */
    public static WsByteBuffer read(HttpInboundServiceContextImpl context, WsByteBuffer part) {
        try {
            LibertyCompanion state = part == null ? null : of(context.getVC());
            if (state != null) state.requestBytes += part.remaining();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
        return part;
    }

    /** The last of a response was sent, also of one to what was no request. */
    public static void ended(HttpInboundServiceContextImpl context, long responseBytes) {
        try {
            LibertyCompanion state = of(context.getVC());
            int status = context.getResponse().getStatusCodeAsInt();
            if (state != null && state.isLeft) state.isLeft = false;
            else if (state != null && state.context != null) state.end(status, responseBytes);
            else HookgaugeHttp.ended(HookgaugeHttp.started(null, null, scheme(context)), null, status, 0, 0, null);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** Liberty is done with a connection or stream, whose client may have left it. */
    public static void closed(Object link, VirtualConnection connection, Exception reason) {
        try {
            LibertyCompanion state = connection == null ? null : of(connection);
            if (state == null || state.context == null) return;
            if (state.error == null) state.error = reason;
            int status =
                    state.context.headersSent() ? state.context.getResponse().getStatusCodeAsInt() : 0;
            state.end(status, state.context.getNumBytesWritten());
            // what was to be sent may still be told as sent
            state.isLeft = true;
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The companion of the servlets tells a {@code String}, the mapping, or a {@code Throwable}, what a servlet threw. */
    @Override
    public void accept(Object told) {
        try {
            if (told instanceof Throwable) error = (Throwable) told;
            else if (mapping == null) mapping = (String) told;
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    private void takeOver(LibertyCompanion upgraded) {
        exchange = upgraded.exchange;
        requestBytes = upgraded.requestBytes;
        upgraded.exchange = null;
        upgraded.context = null;
        upgraded.requestBytes = 0;
    }

    private void end(int status, long responseBytes) {
        HookgaugeHttp.route(exchange, mapping);
        // a request that was upgraded still says how it came
        String version = context.getLink() instanceof H2HttpInboundLinkWrap
                ? "2"
                : context.getRequest().getVersion();
        HookgaugeHttp.ended(exchange, version, status, requestBytes, responseBytes, error);
        context = null;
        mapping = null;
        error = null;
        requestBytes = 0;
    }

    /** The connection's or stream's own: that of a stream also answers with what its connection has. */
    private static LibertyCompanion of(VirtualConnection connection) {
        Map<Object, Object> states = connection.getStateMap();
        Object state = states.containsKey(KEY) ? states.get(KEY) : null;
        return state instanceof LibertyCompanion ? (LibertyCompanion) state : null;
    }

    private static LibertyCompanion added(VirtualConnection connection) {
        LibertyCompanion state = new LibertyCompanion();
        Object upgraded = connection.getStateMap().get(KEY);
        // the request that asked for HTTP/2 goes on as the first stream
        if (upgraded instanceof LibertyCompanion) state.takeOver((LibertyCompanion) upgraded);
        connection.getStateMap().put(KEY, state);
        return state;
    }

    private static String scheme(HttpInboundServiceContextImpl context) {
        return context.isSecure() ? "https" : "http";
    }

    private static HttpInboundConnectionExtended linkOf(Object task) throws IllegalAccessException {
        return (HttpInboundConnectionExtended) LINK_OF_TASK.get(task);
    }

    /** A task knows its link, but nobody may ask it. */
    private static Field linkOfTask() {
        try {
            String task = "com.ibm.ws.http.dispatcher.internal.channel.HttpDispatcherLink$TaskWrapper";
            Field link = Class.forName(task, false, LibertyCompanion.class.getClassLoader())
                    .getDeclaredField("ic");
            link.setAccessible(true);
            return link;
        } catch (ReflectiveOperationException e) {
            HookgaugeHttp.failed(SITE, e);
            return null;
        }
    }
}
