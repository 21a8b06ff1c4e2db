package hookgauge.instrumentation.apachehttpclient4;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.http.HttpEntity;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.ProtocolVersion;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpRequestWrapper;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.protocol.HttpContext;

/**
 * Tells the agent of the requests of Apache HttpClient 4; an object of it is what goes on for one call of the app until an
 * answer comes, which may be several requests, one after the other and on one thread.
 */
public final class ApacheHttpClient4Companion {
    private static final String SITE = "apache-httpclient-4";
    // By the client's own wrapper of a request, or the old client's context: both are made for one call, and neither
    // can
    // carry it unseen by the app. Not weak, for each is taken out on every way on which the call leaves the client.
    private static final Map<Object, ApacheHttpClient4Companion> CALLS = new ConcurrentHashMap<>();

    private final Object outermost;
    private Object call;

    private ApacheHttpClient4Companion(Object outermost) {
        this.outermost = outermost;
    }

    /** An element of the chain is entered; the first one for a request is where its answer comes out. */
    public static void asked(Object element, HttpRoute route, HttpRequestWrapper request) {
        try {
            ask(element, request, request, route.getTargetHost());
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** If the request is not over yet, this is the answer of a proxy that refuses a tunnel. */
    public static CloseableHttpResponse answered(
            Object element,
            HttpRoute route,
            HttpRequestWrapper request,
            Object context,
            Object app,
            CloseableHttpResponse response) {
        try {
            over(element, request, request, response, null);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
        return response;
    }

    public static void thrown(
            Object element, HttpRoute route, HttpRequestWrapper request, Object context, Object app, Throwable error) {
        try {
            over(element, request, request, null, error);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The old client begins, for which redirects are a part of this. */
    public static void directed(Object director, HttpHost target, HttpRequest request, HttpContext context) {
        try {
            if (target != null) ask(director, context, request, target);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    public static HttpResponse directorAnswered(
            Object director, HttpHost target, HttpRequest request, HttpContext context, HttpResponse response) {
        try {
            over(director, context, request, response, null);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
        return response;
    }

    public static void directorThrew(
            Object director, HttpHost target, HttpRequest request, HttpContext context, Throwable error) {
        try {
            over(director, context, request, null, error);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** A request goes out; it may be another one than that which the app wanted. */
    public static void sent(Object executor, HttpRequest request, Object connection, HttpContext context) {
        try {
            ApacheHttpClient4Companion call = of(request, context);
            if (call != null) call.begin(request, (HttpHost) context.getAttribute("http.target_host"));
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    public static HttpResponse received(
            Object executor, HttpRequest request, Object connection, HttpContext context, HttpResponse response) {
        try {
            ApacheHttpClient4Companion call = of(request, context);
            if (call != null) call.end(request, response);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
        return response;
    }

    public static void lost(
            Object executor, HttpRequest request, Object connection, HttpContext context, Throwable error) {
        try {
            ApacheHttpClient4Companion call = of(request, context);
            if (call != null) HookgaugeHttpClient.ended(call.call, null, 0, error);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** A request for a tunnel is none of the app's. */
    private static ApacheHttpClient4Companion of(HttpRequest request, HttpContext context) {
        if (request == null || context == null) return null;
        ApacheHttpClient4Companion call = CALLS.get(request);
        if (call != null) return call;
        call = CALLS.get(context);
        return call == null || "CONNECT".equals(request.getRequestLine().getMethod()) ? null : call;
    }

    private static void ask(Object element, Object key, HttpRequest request, HttpHost target) {
        ApacheHttpClient4Companion call = CALLS.get(key);
        if (call == null) {
            call = new ApacheHttpClient4Companion(element);
            CALLS.put(key, call);
        }
        call.begin(request, target);
    }

    /** Where the request before never got a connection, this is the same one still, and nothing is told. */
    private void begin(HttpRequest request, HttpHost target) {
        String method = request.getRequestLine().getMethod();
        if (call == null) call = HookgaugeHttpClient.started(null, method, target.getHostName(), port(target));
        else HookgaugeHttpClient.followed(call, method, target.getHostName(), port(target));
    }

    private void end(HttpRequest request, HttpResponse response) {
        if (HookgaugeHttpClient.wantsSizes()) {
            boolean hasBody = request instanceof HttpEntityEnclosingRequest;
            HttpEntity body = hasBody ? ((HttpEntityEnclosingRequest) request).getEntity() : null;
            HookgaugeHttpClient.sized(call, bytes(body), bytes(response.getEntity()));
        }
        int status = response.getStatusLine().getStatusCode();
        HookgaugeHttpClient.ended(call, version(response.getProtocolVersion()), status, null);
    }

    private static void over(Object element, Object key, HttpRequest request, HttpResponse response, Throwable error) {
        ApacheHttpClient4Companion call = CALLS.get(key);
        if (call == null || call.outermost != element) return;
        CALLS.remove(key);
        if (response == null) HookgaugeHttpClient.ended(call.call, null, 0, error);
        else call.end(request, response);
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
