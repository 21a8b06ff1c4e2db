package hookgauge.instrumentation.jdkhttpclient;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import jdk.internal.net.http.Exchange;
import jdk.internal.net.http.HttpRequestImpl;
import jdk.internal.net.http.MultiExchange;
import jdk.internal.net.http.Response;

/**
 * Tells the agent of the requests of the JDK's client; an object of it is what goes on for one call of the app, which may
 * be several requests, one after the other.
 */
public final class JdkHttpClientCompanion implements BiConsumer<Object, Throwable> {
    private static final String SITE = "jdk-httpclient";
    // nothing of the client's can carry the agent's object
    private static final Map<MultiExchange<?>, JdkHttpClientCompanion> CALLS =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final Object call;
    // what is over when the app has its answer; null where a head is awaited
    private final MultiExchange<?> calls;
    // why the last request got no answer; it is over if another follows
    private volatile Throwable failure;

    private JdkHttpClientCompanion(Object call, MultiExchange<?> calls) {
        this.call = call;
        this.calls = calls;
    }

    /** The app wants an answer; this is its own thread. */
    public static void asked(MultiExchange<?> calls) {
        try {
            HttpRequestImpl request = calls.currentreq;
            URI uri = request.uri();
            Object call = HookgaugeHttpClient.started(null, request.method(), uri.getHost(), port(uri));
            if (call != null) CALLS.put(calls, new JdkHttpClientCompanion(call, null));
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** A request is on its way; what waits for the head of its response, waits until the agent knows it. */
    public static CompletableFuture<?> sent(Exchange<?> exchange, CompletableFuture<?> head) {
        try {
            JdkHttpClientCompanion call = CALLS.get(exchange.multi);
            return call == null ? head : call.follow(exchange.request, head);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
            return head;
        }
    }

    /** {@code answer} is what the app waits for; where it fails, its reason is the one that the app sees. */
    public static CompletableFuture<?> promised(
            MultiExchange<?> calls, Executor executor, CompletableFuture<?> answer) {
        try {
            JdkHttpClientCompanion call = CALLS.get(calls);
            if (call != null) answer.whenComplete(new JdkHttpClientCompanion(call.call, calls));
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
        return answer;
    }

    private CompletableFuture<?> follow(HttpRequestImpl request, CompletableFuture<?> head) {
        // one that never got a connection is the same request still
        boolean wasSent = failure != null && !(failure instanceof ConnectException);
        if (wasSent) HookgaugeHttpClient.ended(call, null, 0, failure);
        failure = null;
        URI uri = request.uri();
        HookgaugeHttpClient.followed(call, request.method(), uri.getHost(), port(uri));
        return head.whenComplete(this);
    }

    @Override
    public void accept(Object result, Throwable error) {
        try {
            if (calls != null) answered(error);
            else if (result != null) received((Response) result);
            else failure = reason(error);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    private void answered(Throwable error) {
        CALLS.remove(calls);
        if (error != null) HookgaugeHttpClient.ended(call, null, 0, reason(error));
    }

    private void received(Response head) {
        if (HookgaugeHttpClient.wantsSizes()) HookgaugeHttpClient.sized(call, bytesOf(head.request()), announced(head));
        String version = head.version() == HttpClient.Version.HTTP_2 ? "2" : "1.1";
        HookgaugeHttpClient.ended(call, version, head.statusCode(), null);
    }

    /** Of the request's body. */
    private static long bytesOf(HttpRequestImpl request) {
        HttpRequest.BodyPublisher body = request.bodyPublisher().orElse(null);
        return body == null ? 0 : Math.max(-1, body.contentLength());
    }

    private static long announced(Response head) {
        return head.headers().firstValueAsLong("Content-Length").orElse(-1);
    }

    private static Throwable reason(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) return uri.getPort();
        return "https".equals(uri.getScheme()) ? 443 : 80;
    }
}
