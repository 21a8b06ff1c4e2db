package hookgauge.instrumentation.nettyclient;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.FileRegion;
import io.netty.handler.codec.http.HttpClientUpgradeHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells the agent of the requests that pass Netty's codec of clients. An object of it is one request; those of a channel are a
 * ring in the order in which they went out, and the first one also keeps what is known of the channel, all in its one thread.
 */
@SuppressWarnings("deprecation") // the names that Netty 4.0 has
public final class NettyClientCompanion implements Consumer<Object>, Supplier<Object> {
    private static final String SITE = "netty-client";
    private static final int SWITCHING_PROTOCOLS = 101;
    // where what is raised on a channel is told: docs/adding-a-server.md
    private static final AttributeKey<Object> CONNECTION = AttributeKey.valueOf("hookgauge.connection");
    // clients on the codec that are hooked where they know more of a request, such as why it never got a connection
    private static final String[] HOOKED_ABOVE = {
        "reactor.netty.", "org.asynchttpclient.", "com.linecorp.armeria.", "io.vertx."
    };

    // of the channel, in its first object
    private boolean isCountedAbove;
    private NettyClientCompanion sent = this;
    private NettyClientCompanion awaited = this;
    private int decodedBefore;
    private String authority;
    private String host;
    private int port;
    private Throwable error;
    // of the request
    private NettyClientCompanion next = this;
    private Object call;
    private boolean isActive;
    private boolean isHead;
    private long requestBytes;

    private NettyClientCompanion() {}

    /** A request, or a part of one, goes out. */
    public static void encodes(Object encoder, ChannelHandlerContext context, Object message) {
        try {
            NettyClientCompanion connection = of(context.channel());
            if (message instanceof HttpRequest) {
                if (connection == null) connection = connected(context.channel());
                if (!connection.isCountedAbove) connection.begin(context.channel(), (HttpRequest) message);
            }
            if (connection != null) connection.sent.requestBytes += bytes(message);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The codec is about to add to what it has decoded before, or has done so. */
    public static void decodes(Object decoder, ChannelHandlerContext context, Object in, List<?> out) {
        try {
            NettyClientCompanion connection = of(context.channel());
            if (connection == null) return;
            for (int i = connection.decodedBefore; i < out.size(); i++)
                if (out.get(i) instanceof HttpResponse) connection.answered(context, (HttpResponse) out.get(i));
            connection.decodedBefore = out.size();
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The channel is closed, and what is in the pipeline knows: what was not answered is over. */
    public static void closed(Object decoder, ChannelHandlerContext context) {
        try {
            NettyClientCompanion connection = of(context.channel());
            if (connection != null) connection.endAll(null);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** As {@link #closed}, where what was left to be decoded makes no sense. */
    public static void broken(Object decoder, ChannelHandlerContext context, Throwable error) {
        try {
            NettyClientCompanion connection = of(context.channel());
            if (connection != null) connection.endAll(error);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** What was raised on the channel. */
    @Override
    public void accept(Object told) {
        if (awaited.isActive && error == null && told instanceof Throwable) error = (Throwable) told;
    }

    /** The request that goes on as a stream of HTTP/2, and is no more this one's. */
    @Override
    public Object get() {
        awaited.isActive = false;
        return awaited.call;
    }

    private static NettyClientCompanion of(Channel channel) {
        Object connection = channel.attr(CONNECTION).get();
        return connection instanceof NettyClientCompanion ? (NettyClientCompanion) connection : null;
    }

    private static NettyClientCompanion connected(Channel channel) {
        NettyClientCompanion connection = new NettyClientCompanion();
        for (Map.Entry<String, ChannelHandler> handler : channel.pipeline()) {
            String name = handler.getValue().getClass().getName();
            for (String hooked : HOOKED_ABOVE) connection.isCountedAbove |= name.startsWith(hooked);
        }
        channel.attr(CONNECTION).set(connection);
        return connection;
    }

    private void begin(Channel channel, HttpRequest request) {
        sent = awaited.isActive ? sent.following() : awaited;
        String method = request.getMethod().name();
        String wanted = request.headers().get("host");
        if (wanted == null || !wanted.equals(authority)) {
            authority = wanted;
            int colon = wanted == null ? -1 : wanted.indexOf(':', wanted.indexOf(']') + 1);
            host = colon < 0 ? wanted : wanted.substring(0, colon);
            port = colon < 0 ? 0 : (int) number(wanted.substring(colon + 1));
            if (port <= 0) port = channel.pipeline().get(SslHandler.class) == null ? 80 : 443;
        }
        // what makes a proxy give way is no request of the app
        sent.call = "CONNECT".equals(method) ? null : HookgaugeHttpClient.started(sent.call, method, host, port);
        sent.isHead = "HEAD".equals(method);
        sent.requestBytes = 0;
        sent.isActive = true;
        if (!channel.isActive()) endAll(null);
    }

    /** The next place of the ring, a new one if all are taken by requests that wait. */
    private NettyClientCompanion following() {
        if (!next.isActive) return next;
        NettyClientCompanion added = new NettyClientCompanion();
        added.next = next;
        return next = added;
    }

    private void answered(ChannelHandlerContext context, HttpResponse response) {
        int status = response.getStatus().code();
        if (!awaited.isActive || status < 200 && status != SWITCHING_PROTOCOLS) return;
        // what goes on as a stream of HTTP/2 is asked for; Netty 4.0 knows of none
        boolean isHttp2 =
                status == SWITCHING_PROTOCOLS && "h2c".equals(response.headers().get("upgrade"));
        if (isHttp2 && context.pipeline().get(HttpClientUpgradeHandler.class) != null) return;
        if (response.getDecoderResult().isFailure())
            endAll(response.getDecoderResult().cause());
        if (HookgaugeHttpClient.wantsSizes()) {
            long announced = awaited.isHead ? 0 : number(response.headers().get("content-length"));
            HookgaugeHttpClient.sized(awaited.call, awaited.requestBytes, announced);
        }
        end(response.getProtocolVersion().text(), status, null);
    }

    private void endAll(Throwable reason) {
        Throwable first = error == null ? reason == null ? new ClosedChannelException() : reason : error;
        while (awaited.isActive) end(null, 0, first);
    }

    private void end(String version, int status, Throwable reason) {
        NettyClientCompanion old = awaited;
        old.isActive = false;
        error = null;
        HookgaugeHttpClient.ended(old.call, version, status, reason);
        if (old != sent) awaited = old.next;
    }

    /** -1 for what is none. */
    private static long number(String digits) {
        long number = digits == null ? -1 : 0;
        for (int i = 0; number >= 0 && i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            number = digit < 0 || digit > 9 || i == 18 ? -1 : 10 * number + digit;
        }
        return number;
    }

    private static long bytes(Object message) {
        if (message instanceof HttpContent)
            return ((HttpContent) message).content().readableBytes();
        if (message instanceof ByteBuf) return ((ByteBuf) message).readableBytes();
        return message instanceof FileRegion ? ((FileRegion) message).count() : 0;
    }
}
