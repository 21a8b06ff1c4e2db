package hookgauge.instrumentation.armeriaclient;

import com.linecorp.armeria.client.ClientRequestContext;
import com.linecorp.armeria.client.Endpoint;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.RequestContext;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.logging.RequestLog;
import com.linecorp.armeria.common.logging.RequestLogAccess;
import com.linecorp.armeria.common.logging.RequestLogProperty;
import io.netty.util.AttributeKey;

/**
 * Tells the agent of the requests of Armeria's client, which are a context each; the agent's object rides on that, and when
 * the request is over, on the context that the app's answer has, for another that follows it.
 */
public final class ArmeriaClientCompanion {
    private static final String SITE = "armeria-client";
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final AttributeKey<Object> CALL = AttributeKey.valueOf("hookgauge.call");
    private static final AttributeKey<Object> ENDED = AttributeKey.valueOf("hookgauge.ended");

    private ArmeriaClientCompanion() {}

    /** A request is to be sent: the app's, or another for the same answer, which has a context of its own. */
    public static void asked(Object client, ClientRequestContext context, HttpRequest request) {
        try {
            Endpoint to = context.endpoint();
            String host = to == null ? null : to.host();
            int port = to == null ? 0 : to.port(context.sessionProtocol().defaultPort());
            String method = request.headers().method().name();
            Object before = take(app(context), ENDED);
            if (before != null) HookgaugeHttpClient.followed(before, method, host, port);
            Object call = before != null ? before : HookgaugeHttpClient.started(null, method, host, port);
            context.setAttr(CALL, call);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The head of a response was read; whoever tries again tells the app's own log, for which nothing was begun. */
    public static void answered(Object told, ResponseHeaders head) {
        try {
            RequestLog log = (RequestLog) told;
            Object call = call(log.context());
            int status = head.status().code();
            if (call == null || status < 200 && status != SWITCHING_PROTOCOLS) return;
            if (HookgaugeHttpClient.wantsSizes())
                size(call, log.context().request().headers(), head);
            boolean isHttp2 = log.isAvailable(RequestLogProperty.SESSION)
                    && log.sessionProtocol().isMultiplex();
            end(log.context(), isHttp2 ? "2" : "1.1", status, null);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The response is over; where there was a head, that was the end. */
    public static void over(Object log, Throwable cause) {
        try {
            RequestContext context = ((RequestLog) log).context();
            if (call(context) != null) end(context, null, 0, cause);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** Once for each request: what comes later may be about one that follows it. */
    private static void end(RequestContext context, String version, int status, Throwable error) {
        Object call = take(context, CALL);
        if (call == null) return;
        HookgaugeHttpClient.ended(call, version, status, error);
        app(context).setAttr(ENDED, call);
    }

    /** The one from which the contexts of redirects and further tries are derived; that of a single request is its own. */
    private static RequestContext app(RequestContext context) {
        RequestLogAccess log = context.log();
        while (log.parent() != null) log = log.parent();
        return log.context();
    }

    private static Object take(RequestContext context, AttributeKey<Object> key) {
        return context.ownAttr(key) == null ? null : context.setAttr(key, null);
    }

    private static Object call(RequestContext context) {
        return context instanceof ClientRequestContext ? context.ownAttr(CALL) : null;
    }

    private static void size(Object call, RequestHeaders request, ResponseHeaders head) {
        long announced = head.getLong("content-length", -1);
        boolean isHead = request.method() == HttpMethod.HEAD;
        HookgaugeHttpClient.sized(call, request.getLong("content-length", -1), isHead ? 0 : announced);
    }
}
