package hookgauge.instrumentation.play;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import play.api.mvc.RequestHeader;
import play.api.routing.HandlerDef;
import play.api.routing.Router;
import scala.Option;
import scala.Tuple2;

/** Tells the agent to which line of Play's routes a request belongs, where Play is on Netty, and beside it who asks. */
public final class PlayCompanion {
    private static final String SITE = "play";
    // lines as they are written, by the patterns that are made of them; as many as the app has
    private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();

    private PlayCompanion() {}

    /** A request has come by Netty, for which this thread looks for a handler. */
    public static void entered(Object handler, Channel channel) {
        try {
            Object connection =
                    channel.attr(AttributeKey.valueOf("hookgauge.connection")).get();
            // the request that was read last, for it is handled before the answer to the one before
            HookgaugeHttp.entered(connection instanceof Supplier ? ((Supplier<?>) connection).get() : null);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The handler has begun, and may answer later. */
    public static void left() {
        try {
            HookgaugeHttp.left();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** There is none, for an exception. */
    public static void threw(Object handler, Throwable thrown) {
        try {
            HookgaugeHttp.left();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The handler was found, for the request that now says which it is. */
    public static Tuple2<?, ?> found(Object server, Tuple2<?, ?> requestAndHandler) {
        try {
            String template = template((RequestHeader) requestAndHandler._1());
            if (template != null) HookgaugeHttp.route(template);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
        return requestAndHandler;
    }

    /** The path of the line in the routes that took the request, as it is written there; null for none. */
    public static String template(RequestHeader request) {
        try {
            Option<HandlerDef> line = request.attrs().get(Router.Attrs$.MODULE$.HandlerDef());
            if (line.isEmpty()) return null;
            String pattern = line.get().path();
            String known = TEMPLATES.get(pattern);
            if (known != null) return known;
            TEMPLATES.put(pattern, asWritten(pattern));
            return TEMPLATES.get(pattern);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
            return null;
        }
    }

    /** A part with an expression of its own stays {@code $id<[0-9]+>}. */
    private static String asWritten(String pattern) {
        StringBuilder path = new StringBuilder(pattern);
        for (int i = path.indexOf("$"); i >= 0; i = path.indexOf("$", i + 1)) {
            shorten(path, i, "<[^/]+>", ':');
            shorten(path, i, "<.+>", '*');
        }
        return path.toString();
    }

    private static void shorten(StringBuilder path, int begin, String expression, char sign) {
        int end = path.indexOf("<", begin);
        if (end < 0 || path.indexOf(expression, end) != end) return;
        path.delete(end, end + expression.length());
        path.setCharAt(begin, sign);
    }
}
