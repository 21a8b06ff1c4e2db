package hookgauge.instrumentation.armeriaclient;

import com.linecorp.armeria.client.ClientRequestContext;
import com.linecorp.armeria.client.Endpoint;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.RequestContext;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.logging.RequestLog;
import com.linecorp.armeria.common.logging.RequestLogProperty;
import io.netty.util.AttributeKey;

/** Tells the agent of the requests of Armeria's client, which are a context each; the agent's object rides on that. */
public final class ArmeriaClientCompanion {
    private static final String SITE = "armeria-client";
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final AttributeKey<Object> CALL = AttributeKey.valueOf("hookgauge.call");

    private ArmeriaClientCompanion() {}

    /** A request is to be sent: the app's, or another for the same answer, which has a context of its own. */
    public static void asked(Object client, ClientRequestContext context, HttpRequest request) {
        try {
            Endpoint to = context.endpoint();
            String host = to == null ? null : to.host();
            int port = to == null ? 0 : to.port(context.sessionProtocol().defaultPort());
            String method = request.headers().method().name();
            context.setAttr(CALL, HookgaugeHttpClient.started(null, method, host, port));
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
            HookgaugeHttpClient.ended(call, isHttp2 ? "2" : "1.1", status, null);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The response is over; where there was a head, that was the end. */
    public static void over(Object log, Throwable cause) {
        try {
            Object call = call(((RequestLog) log).context());
            if (call != null) HookgaugeHttpClient.ended(call, null, 0, cause);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
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
