package hookgauge.instrumentation.reactornettyclient;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.CancellationException;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.HttpOperations;
import reactor.netty.http.client.HttpClientConnect.HttpClientHandler;
import reactor.netty.http.client.HttpClientRequest;
import reactor.util.context.Context;

/**
 * Tells the agent of the requests of reactor-netty. An object of it stands between the client and who waits for an answer,
 * or is one who waits, whose requests find it in the context that they have from there.
 */
public final class ReactorNettyClientCompanion extends Mono<Connection>
        implements CoreSubscriber<Connection>, Subscription {
    private static final String SITE = "reactor-netty-client";
    private static final String KEY = "hookgauge.call";

    private final Mono<? extends Connection> source;
    // null in the one that stands between
    private final CoreSubscriber<? super Connection> caller;
    private final Context context;
    private Subscription subscription;
    private volatile Object call;
    // why the request that was sent last got no answer; it is over if another follows
    private volatile Throwable loss;
    private volatile boolean isGivenUp;

    private ReactorNettyClientCompanion(Mono<? extends Connection> source, CoreSubscriber<? super Connection> caller) {
        this.source = source;
        this.caller = caller;
        context = caller == null ? Context.empty() : caller.currentContext().put(KEY, this);
    }

    /** What the app will subscribe to; nothing has begun. */
    public static Mono<?> promised(Object client, Mono<? extends Connection> connection) {
        try {
            return new ReactorNettyClientCompanion(connection, null);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
            return connection;
        }
    }

    /** A request is about to get a connection: the app's, in its own thread, or one after a redirect, or another try. */
    public static void tries(ConnectionObserver observer, Object sink, Object handler) {
        try {
            ReactorNettyClientCompanion waiting = of(observer.currentContext());
            if (waiting != null) waiting.begin((HttpClientHandler) handler);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** Something went wrong with a connection; whether there is another try is not known. */
    public static void lost(ConnectionObserver observer, Connection connection, Throwable error) {
        try {
            ReactorNettyClientCompanion waiting = of(observer.currentContext());
            boolean wasSent =
                    connection instanceof HttpOperations && ((HttpOperations<?, ?>) connection).hasSentHeaders();
            if (waiting != null && wasSent) waiting.loss = error;
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The head of a response was read, that of a redirect too. */
    public static void answered(Object operations, HttpResponse response) {
        try {
            ChannelOperations<?, ?> request = (ChannelOperations<?, ?>) operations;
            ReactorNettyClientCompanion waiting = of(request.currentContext());
            if (waiting == null) return;
            if (HookgaugeHttpClient.wantsSizes()) waiting.size((HttpClientRequest) operations, response);
            waiting.end(request.channel(), response);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    private static ReactorNettyClientCompanion of(Context context) {
        Object waiting = context.getOrDefault(KEY, null);
        return waiting instanceof ReactorNettyClientCompanion ? (ReactorNettyClientCompanion) waiting : null;
    }

    private void begin(HttpClientHandler request) {
        SocketAddress to = request.toURI.getRemoteAddress();
        InetSocketAddress address = to instanceof InetSocketAddress ? (InetSocketAddress) to : null;
        String host = address == null ? null : address.getHostString();
        int port = address == null ? 0 : address.getPort();
        String method = request.method.name();
        Throwable inVain = loss;
        loss = null;
        if (inVain != null) HookgaugeHttpClient.ended(call, null, 0, inVain);
        if (call == null) call = HookgaugeHttpClient.started(null, method, host, port);
        else HookgaugeHttpClient.followed(call, method, host, port);
        if (isGivenUp) giveUp();
    }

    private void end(Channel channel, HttpResponse response) {
        loss = null;
        // a stream has its connection above it
        String version = channel.parent() == null ? response.protocolVersion().text() : "2";
        HookgaugeHttpClient.ended(call, version, response.status().code(), null);
    }

    private void size(HttpClientRequest request, HttpResponse response) {
        boolean isChunked = request.requestHeaders().contains("transfer-encoding");
        long requestBytes = length(request.requestHeaders().get("content-length"), isChunked ? -1 : 0);
        boolean isHead = request.method() == HttpMethod.HEAD;
        long responseBytes = isHead ? 0 : length(response.headers().get("content-length"), -1);
        HookgaugeHttpClient.sized(call, requestBytes, responseBytes);
    }

    private static long length(String announced, long otherwise) {
        try {
            return announced == null ? otherwise : Long.parseLong(announced);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void giveUp() {
        HookgaugeHttpClient.ended(call, null, 0, new CancellationException("the app has cancelled the request"));
    }

    @Override
    public void subscribe(CoreSubscriber<? super Connection> subscriber) {
        source.subscribe(new ReactorNettyClientCompanion(source, subscriber));
    }

    @Override
    public Context currentContext() {
        return context;
    }

    @Override
    public void onSubscribe(Subscription made) {
        subscription = made;
        caller.onSubscribe(this);
    }

    @Override
    public void onNext(Connection connection) {
        caller.onNext(connection);
    }

    @Override
    public void onComplete() {
        caller.onComplete();
    }

    @Override
    public void onError(Throwable error) {
        HookgaugeHttpClient.ended(call, null, 0, error);
        caller.onError(error);
    }

    @Override
    public void request(long count) {
        subscription.request(count);
    }

    @Override
    public void cancel() {
        isGivenUp = true;
        giveUp();
        subscription.cancel();
    }
}
