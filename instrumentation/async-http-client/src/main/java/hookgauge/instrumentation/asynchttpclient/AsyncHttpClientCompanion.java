package hookgauge.instrumentation.asynchttpclient;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CancellationException;
import org.asynchttpclient.Request;
import org.asynchttpclient.exception.RemotelyClosedException;
import org.asynchttpclient.netty.NettyResponseFuture;
import org.asynchttpclient.uri.Uri;

/**
 * Tells the agent of the requests of AsyncHttpClient; an object of it is what goes on for one call of the app, which may be
 * several requests, one after the other.
 */
@SuppressWarnings("deprecation") // the names that Netty 4.0 has
public final class AsyncHttpClientCompanion {
    private static final String SITE = "async-http-client";
    private static final int SWITCHING_PROTOCOLS = 101;
    // nothing of the client's can carry the agent's object
    private static final Map<NettyResponseFuture<?>, AsyncHttpClientCompanion> CALLS =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final Object call;
    // the request that was begun last; another follows one that was never sent without being one more
    private volatile boolean wasSent;

    private AsyncHttpClientCompanion(Object call) {
        this.call = call;
    }

    /** The app wants an answer; this is its own thread. */
    public static void asked(NettyResponseFuture<?> future, Request request) {
        try {
            Uri uri = request.getUri();
            Object call = HookgaugeHttpClient.started(null, request.getMethod(), uri.getHost(), uri.getExplicitPort());
            if (call != null) CALLS.put(future, new AsyncHttpClientCompanion(call));
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** There is a connection, which may have ended meanwhile. */
    public static void sends(Object sender, NettyResponseFuture<?> future, Channel channel) {
        try {
            AsyncHttpClientCompanion known = CALLS.get(future);
            if (known != null && channel.isActive() && !isTunnel(future)) known.wasSent = true;
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** A redirect, another try, one with a password, or the first one through a proxy that has made way. */
    public static void sendsAnother(Object sender, Request request, NettyResponseFuture<?> future) {
        try {
            AsyncHttpClientCompanion known = CALLS.get(future);
            if (known == null) return;
            Throwable loss = future.pendingException;
            if (loss == null) loss = RemotelyClosedException.INSTANCE;
            if (known.wasSent) HookgaugeHttpClient.ended(known.call, null, 0, loss);
            known.wasSent = false;
            Uri uri = request.getUri();
            HookgaugeHttpClient.followed(known.call, request.getMethod(), uri.getHost(), uri.getExplicitPort());
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The head of a response was read, also of one that the app will not see. */
    public static void answered(
            Object interceptors, Channel channel, NettyResponseFuture<?> future, Object handler, HttpResponse head) {
        try {
            AsyncHttpClientCompanion known = CALLS.get(future);
            int status = head.getStatus().code();
            if (known == null || status < 200 && status != SWITCHING_PROTOCOLS) return;
            // a proxy that does not make way is the one whose answer the app gets
            if (status == 200 && isTunnel(future)) return;
            if (HookgaugeHttpClient.wantsSizes())
                known.size(future.getNettyRequest().getHttpRequest(), head);
            HookgaugeHttpClient.ended(known.call, head.getProtocolVersion().text(), status, null);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The app has its answer. */
    public static void done(NettyResponseFuture<?> future) {
        try {
            AsyncHttpClientCompanion known = CALLS.remove(future);
            if (known != null) HookgaugeHttpClient.ended(known.call, null, 0, null);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The app is thrown this; where an answer came, that was the end. */
    public static void aborted(NettyResponseFuture<?> future, Throwable error) {
        try {
            AsyncHttpClientCompanion known = CALLS.remove(future);
            if (known != null) HookgaugeHttpClient.ended(known.call, null, 0, error);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The app wants no answer any more. */
    public static void cancelled(NettyResponseFuture<?> future) {
        try {
            AsyncHttpClientCompanion known = CALLS.remove(future);
            if (known != null) HookgaugeHttpClient.ended(known.call, null, 0, new CancellationException());
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    private static boolean isTunnel(NettyResponseFuture<?> future) {
        return future.getNettyRequest().getHttpRequest().getMethod() == HttpMethod.CONNECT;
    }

    private void size(HttpRequest request, HttpResponse head) {
        boolean hasBody = request.headers().contains(HttpHeaders.Names.TRANSFER_ENCODING);
        long announced = HttpHeaders.getContentLength(head, -1);
        boolean isHead = request.getMethod() == HttpMethod.HEAD;
        HookgaugeHttpClient.sized(
                call, HttpHeaders.getContentLength(request, hasBody ? -1 : 0), isHead ? 0 : announced);
    }
}
