package hookgauge.instrumentation.apachehttpasyncclient4;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CancellationException;
import org.apache.http.HttpEntity;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.ProtocolVersion;
import org.apache.http.impl.nio.client.AbstractClientExchangeHandler;

/** Tells the agent of the requests of Apache HttpAsyncClient 4, of which each call of the app has a handler of its own. */
public final class ApacheHttpAsyncClient4Companion {
    private static final String SITE = "apache-httpasyncclient-4";
    // nothing of the client's can carry the agent's object
    private static final Map<AbstractClientExchangeHandler, Object> CALLS =
            Collections.synchronizedMap(new WeakHashMap<>());

    // what a proxy answered instead of making a tunnel, as long as nothing better comes
    private static final Map<AbstractClientExchangeHandler, HttpResponse> REFUSALS =
            Collections.synchronizedMap(new WeakHashMap<>());

    private ApacheHttpAsyncClient4Companion() {}

    /** A request needs a connection, the first one on the app's own thread. */
    public static void asked(AbstractClientExchangeHandler handler) {
        try {
            begin(handler, handler.getCurrentRequest());
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** A request goes out, perhaps on the connection of the one before. */
    public static HttpRequest sent(AbstractClientExchangeHandler handler, HttpRequest request) {
        try {
            begin(handler, request);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
        return request;
    }

    public static void received(AbstractClientExchangeHandler handler, HttpResponse response) {
        try {
            Object call = CALLS.get(handler);
            HttpRequest request = handler.getCurrentRequest();
            if (call == null) return;
            if (!isTunnel(request)) end(call, request, response);
            else if (response.getStatusLine().getStatusCode() != 200) REFUSALS.put(handler, response);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    public static void failed(AbstractClientExchangeHandler handler, Exception error) {
        try {
            Object call = CALLS.remove(handler);
            if (call != null) HookgaugeHttpClient.ended(call, null, 0, error);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    public static void cancelled(AbstractClientExchangeHandler handler) {
        try {
            Object call = CALLS.remove(handler);
            if (call != null) HookgaugeHttpClient.ended(call, null, 0, new CancellationException());
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** All is over; if the request is not yet, the last answer is that of a proxy which refuses a tunnel. */
    public static void closed(AbstractClientExchangeHandler handler) {
        try {
            Object call = CALLS.remove(handler);
            HttpResponse refusal = REFUSALS.remove(handler);
            if (call == null) return;
            if (refusal == null) HookgaugeHttpClient.ended(call, null, 0, null);
            else end(call, null, refusal);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** Where the request before is not over, this is the same one still, and nothing is told. */
    private static void begin(AbstractClientExchangeHandler handler, HttpRequest request) {
        // several at once on one connection have none that is the current one
        if (request == null || isTunnel(request)) return;
        String method = request.getRequestLine().getMethod();
        HttpHost target = handler.getRoute().getTargetHost();
        Object known = CALLS.get(handler);
        if (known != null) {
            HookgaugeHttpClient.followed(known, method, target.getHostName(), port(target));
            return;
        }
        Object call = HookgaugeHttpClient.started(null, method, target.getHostName(), port(target));
        if (call != null) CALLS.put(handler, call);
    }

    private static void end(Object call, HttpRequest request, HttpResponse response) {
        if (HookgaugeHttpClient.wantsSizes()) {
            boolean hasBody = request instanceof HttpEntityEnclosingRequest;
            HttpEntity body = hasBody ? ((HttpEntityEnclosingRequest) request).getEntity() : null;
            HookgaugeHttpClient.sized(call, bytes(body), bytes(response.getEntity()));
        }
        int status = response.getStatusLine().getStatusCode();
        HookgaugeHttpClient.ended(call, version(response.getProtocolVersion()), status, null);
    }

    private static boolean isTunnel(HttpRequest request) {
        return request != null && "CONNECT".equals(request.getRequestLine().getMethod());
    }

    private static long bytes(HttpEntity body) {
        return body == null ? 0 : Math.max(-1, body.getContentLength());
    }

    private static int port(HttpHost host) {
        if (host.getPort() > 0) return host.getPort();
        return "https".equalsIgnoreCase(host.getSchemeName()) ? 443 : 80;
    }

    private static String version(ProtocolVersion version) {
        return version != null && version.getMinor() == 0 ? "1.0" : "1.1";
    }
}
