package hookgauge.instrumentation.apachehttpclient5;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.ProtocolVersion;

/**
 * Tells the agent of the requests of Apache HttpClient 5; an object of it is what goes on for one call of the app by the
 * classic client, which may be several requests, one after the other.
 */
public final class ApacheHttpClient5Companion {
    private static final String SITE = "apache-httpclient-5";
    // By what executes the requests: nothing of the client's can carry them, for a context is the app's, which may use
    // one
    // for several calls at once. Not weak, for each is taken out on every way on which the call leaves the chain.
    private static final Map<Object, ApacheHttpClient5Companion> CALLS = new ConcurrentHashMap<>();

    private final Object outermost;
    private Object call;
    // why there was no connection; another may be tried
    private Throwable failure;

    private ApacheHttpClient5Companion(Object outermost) {
        this.outermost = outermost;
    }

    /** An element of the chain is entered; the first one is where the call will leave it. */
    public static void entered(Object element, ClassicHttpRequest request, ExecChain.Scope scope) {
        try {
            if (CALLS.containsKey(scope.execRuntime)) return;
            CALLS.put(scope.execRuntime, new ApacheHttpClient5Companion(element));
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    public static void left(Object element, ClassicHttpRequest request, ExecChain.Scope scope) {
        try {
            over(element, scope.execRuntime, null);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    public static void thrown(Object element, ClassicHttpRequest request, ExecChain.Scope scope, Throwable error) {
        try {
            over(element, scope.execRuntime, error);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** A request goes out, on the app's own thread; what a cache answers does not come here. */
    public static void asked(Object exec, ClassicHttpRequest request, ExecChain.Scope scope) {
        try {
            ApacheHttpClient5Companion call = CALLS.get(scope.execRuntime);
            if (call != null) call.ask(request, scope.route.getTargetHost());
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** If it is not over yet, this is the answer of a proxy that refuses a tunnel. */
    public static ClassicHttpResponse answered(
            Object exec, ClassicHttpRequest request, ExecChain.Scope scope, ClassicHttpResponse response) {
        try {
            receive(CALLS.get(scope.execRuntime), request, response);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
        return response;
    }

    public static void notReached(
            Object exec, ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain, Throwable error) {
        try {
            ApacheHttpClient5Companion call = CALLS.get(scope.execRuntime);
            if (call != null) call.failure = error;
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The connection is there, but no answer came; where the app gave up, it sees another exception than this one. */
    public static void lost(
            Object exec, ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain, Throwable error) {
        try {
            ApacheHttpClient5Companion call = CALLS.get(scope.execRuntime);
            if (call == null || scope.execRuntime.isExecutionAborted()) return;
            HookgaugeHttpClient.ended(call.call, null, 0, error);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    public static ClassicHttpResponse received(
            Object runtime, String id, ClassicHttpRequest request, ClassicHttpResponse response) {
        try {
            // that of a tunnel through a proxy is no answer to the app's request
            if ("CONNECT".equals(request.getMethod())) return response;
            ApacheHttpClient5Companion call = CALLS.get(runtime);
            receive(call == null ? CALLS.get(request) : call, request, response);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
        return response;
    }

    /** The minimal client has no chain, and hands on the app's own request. */
    public static void askedOfMinimal(Object client, HttpHost target, ClassicHttpRequest request) {
        try {
            if (target == null || request == null) return;
            ApacheHttpClient5Companion call = new ApacheHttpClient5Companion(client);
            if (CALLS.putIfAbsent(request, call) == null) call.ask(request, target);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    public static void leftMinimal(Object client, HttpHost target, ClassicHttpRequest request) {
        try {
            over(client, request, null);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    public static void thrownByMinimal(
            Object client, HttpHost target, ClassicHttpRequest request, Object context, Throwable error) {
        try {
            if (request != null) over(client, request, error);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    private void ask(ClassicHttpRequest request, HttpHost target) {
        String method = request.getMethod();
        if (call == null) call = HookgaugeHttpClient.started(null, method, target.getHostName(), port(target));
        // after a connection that failed it is the same request still, and this does nothing
        else HookgaugeHttpClient.followed(call, method, target.getHostName(), port(target));
    }

    private static void receive(
            ApacheHttpClient5Companion call, ClassicHttpRequest request, ClassicHttpResponse response) {
        if (call == null) return;
        if (HookgaugeHttpClient.wantsSizes()) {
            HookgaugeHttpClient.sized(call.call, bytes(request.getEntity()), bytes(response.getEntity()));
        }
        HookgaugeHttpClient.ended(call.call, version(response.getVersion()), response.getCode(), null);
    }

    private static long bytes(EntityDetails body) {
        return body == null ? 0 : Math.max(-1, body.getContentLength());
    }

    private static void over(Object element, Object key, Throwable error) {
        ApacheHttpClient5Companion call = CALLS.get(key);
        if (call == null || call.outermost != element) return;
        CALLS.remove(key);
        HookgaugeHttpClient.ended(call.call, null, 0, error == null ? call.failure : error);
    }

    private static int port(HttpHost host) {
        if (host.getPort() > 0) return host.getPort();
        return "https".equalsIgnoreCase(host.getSchemeName()) ? 443 : 80;
    }

    private static String version(ProtocolVersion version) {
        if (version == null) return null;
        if (version.getMajor() == 2) return "2";
        return version.getMinor() == 0 ? "1.0" : "1.1";
    }
}
