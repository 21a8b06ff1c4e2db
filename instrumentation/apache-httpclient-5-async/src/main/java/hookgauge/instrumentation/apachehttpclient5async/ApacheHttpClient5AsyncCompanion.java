package hookgauge.instrumentation.apachehttpclient5async;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.client5.http.impl.async.H2AsyncMainClientExec$1;
import org.apache.hc.client5.http.impl.async.HttpAsyncMainClientExec$1;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.ProtocolVersion;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;

/**
 * Tells the agent of the requests of Apache HttpClient 5's asynchronous client; an object of it is what goes on for one
 * call of the app, which may be several requests, one after the other.
 */
public final class ApacheHttpClient5AsyncCompanion {
    private static final String SITE = "apache-httpclient-5-async";
    // By the app's future and, until the head of the response, by what executes the request: nothing of the client's
    // can
    // carry them, for a context is the app's, which may use one for several calls at once.
    private static final Map<Object, ApacheHttpClient5AsyncCompanion> CALLS =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final HttpClientContext context;
    private Object call;

    private ApacheHttpClient5AsyncCompanion(HttpClientContext context) {
        this.context = context;
    }

    /**
     * A request needs a connection, the first one on the app's own thread; what a cache answers does not come here. One
     * that the client itself wants, to bring a cache up to date, has no future, by which its end would be known.
     */
    public static void asked(Object exec, HttpRequest request, AsyncEntityProducer body, AsyncExecChain.Scope scope) {
        try {
            if (scope.cancellableDependency instanceof Future && !scope.cancellableDependency.isCancelled()) {
                ask(request, scope);
            }
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** A request goes out, or that of a tunnel to where it will. */
    public static void sent(Object exec, HttpRequest request, AsyncEntityProducer body, AsyncExecChain.Scope scope) {
        try {
            if (!(scope.cancellableDependency instanceof Future) && !isTunnel(request)) ask(request, scope);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** Where the app is thrown the error, its future stays as it was. */
    public static void thrown(
            Object exec,
            HttpRequest request,
            AsyncEntityProducer body,
            AsyncExecChain.Scope scope,
            Object chain,
            Object callback,
            Throwable error) {
        try {
            lose(CALLS.get(scope.cancellableDependency), error);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    public static void received(HttpAsyncMainClientExec$1 exchange, HttpResponse response, EntityDetails body) {
        try {
            receive(exchange.val$execRuntime, exchange.val$request, exchange.val$entityProducer, response, body);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    public static void receivedByHttp2(H2AsyncMainClientExec$1 exchange, HttpResponse response, EntityDetails body) {
        try {
            receive(exchange.val$execRuntime, exchange.val$request, exchange.val$entityProducer, response, body);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    public static void lost(HttpAsyncMainClientExec$1 exchange, Exception error) {
        try {
            lose(CALLS.remove(exchange.val$execRuntime), error);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    public static void lostByHttp2(H2AsyncMainClientExec$1 exchange, Exception error) {
        try {
            lose(CALLS.remove(exchange.val$execRuntime), error);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The app's future is done; if its request is not, this is the answer of a proxy that refuses a tunnel. */
    public static void completed(Object future) {
        try {
            ApacheHttpClient5AsyncCompanion call = CALLS.remove(future);
            if (call != null) call.end(call.context.getResponse());
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    public static void failed(Object future, Exception error) {
        try {
            lose(CALLS.remove(future), error);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    public static void cancelled(Object future) {
        try {
            ApacheHttpClient5AsyncCompanion call = CALLS.remove(future);
            if (call != null) lose(call, new CancellationException());
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    private static void ask(HttpRequest request, AsyncExecChain.Scope scope) {
        ApacheHttpClient5AsyncCompanion call = CALLS.get(scope.cancellableDependency);
        if (call == null) call = new ApacheHttpClient5AsyncCompanion(scope.clientContext);
        call.begin(request.getMethod(), scope.route.getTargetHost());
        if (call.call == null) return;
        CALLS.put(scope.cancellableDependency, call);
        CALLS.put(scope.execRuntime, call);
    }

    /** Where the request before never got a connection, this is the same one still, and nothing is told. */
    private void begin(String method, HttpHost target) {
        if (call == null) call = HookgaugeHttpClient.started(null, method, target.getHostName(), port(target));
        else HookgaugeHttpClient.followed(call, method, target.getHostName(), port(target));
    }

    private static void receive(
            AsyncExecRuntime runtime,
            HttpRequest request,
            AsyncEntityProducer sent,
            HttpResponse response,
            EntityDetails body) {
        // in older versions a tunnel is asked for by the same class
        ApacheHttpClient5AsyncCompanion call = isTunnel(request) ? null : CALLS.remove(runtime);
        if (call == null) return;
        if (HookgaugeHttpClient.wantsSizes()) {
            HookgaugeHttpClient.sized(
                    call.call,
                    sent == null ? 0 : Math.max(-1, sent.getContentLength()),
                    body == null ? 0 : Math.max(-1, body.getContentLength()));
        }
        call.end(response);
    }

    private void end(HttpResponse response) {
        if (response == null) HookgaugeHttpClient.ended(call, null, 0, null);
        else HookgaugeHttpClient.ended(call, version(response.getVersion()), response.getCode(), null);
    }

    private static void lose(ApacheHttpClient5AsyncCompanion call, Throwable error) {
        if (call != null) HookgaugeHttpClient.ended(call.call, null, 0, error);
    }

    private static boolean isTunnel(HttpRequest request) {
        return "CONNECT".equals(request.getMethod());
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
