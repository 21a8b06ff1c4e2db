package hookgauge.instrumentation.netty4;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.FileRegion;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Tells the agent of the exchanges that pass Netty's codecs. An object of it is one exchange; those of a channel are a ring
 * in the order of requests and responses, and the first one also keeps what is known of the channel, all in its one thread.
 */
@SuppressWarnings("deprecation") // the names that Netty 4.0 has
public final class NettyCompanion implements ChannelFutureListener, Consumer<Object>, Supplier<Object>, LongSupplier {
    private static final String SITE = "netty-4";
    private static final int SWITCHING_PROTOCOLS = 101;
    // what other companions find on a channel: docs/adding-a-server.md
    private static final AttributeKey<Object> CONNECTION = AttributeKey.valueOf("hookgauge.connection");
    private static final AttributeKey<Object> EXCHANGE = AttributeKey.valueOf("hookgauge.exchange");

    // of the channel, in its first object
    private final String scheme;
    private NettyCompanion reading = this;
    private NettyCompanion writing = this;
    private int decodedBefore;
    private boolean isUpgradedToHttp2;

    // of the exchange
    private NettyCompanion next = this;
    private Object exchange;
    private boolean isActive;
    private String version;
    private boolean isBodyless;
    private int status;
    private long requestBytes;
    private long responseBytes;
    private String route;
    private Throwable error;

    private NettyCompanion(String scheme) {
        this.scheme = scheme;
    }

    /** The codec is about to add to what it has decoded before. */
    public static void decodes(Object decoder, ChannelHandlerContext context, Object in, List<?> out) {
        try {
            NettyCompanion connection = of(context.channel());
            if (connection != null) connection.decodedBefore = out.size();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The codec has decoded something, or nothing yet. */
    public static void decoded(Object decoder, ChannelHandlerContext context, Object in, List<?> out) {
        try {
            if (out.isEmpty()) return;
            NettyCompanion connection = of(context.channel());
            for (int i = connection == null ? 0 : connection.decodedBefore; i < out.size(); i++) {
                Object message = out.get(i);
                if (message instanceof HttpRequest) {
                    if (connection == null) connection = connected(context.channel());
                    connection.begin(context.channel(), (HttpRequest) message);
                }
                if (connection != null && message instanceof HttpContent)
                    connection.reading.requestBytes += bytes(message);
            }
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A response, or a part of one, goes out. */
    public static void encodes(Object encoder, ChannelHandlerContext context, Object message) {
        try {
            Channel channel = context.channel();
            NettyCompanion connection = of(channel);
            NettyCompanion current = connection == null ? null : connection.writing;
            if (current == null || !current.isActive) return;
            if (message instanceof HttpResponse) connection.answer((HttpResponse) message);
            // not before the status: what is here then belongs to an interim response
            if (current.status == 0) return;
            if (!current.isBodyless) current.responseBytes += bytes(message);
            if (connection.isUpgradedToHttp2) return;
            if (message instanceof LastHttpContent || current.status == SWITCHING_PROTOCOLS) connection.end(channel);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The channel is closed: what was not answered is over. */
    @Override
    public void operationComplete(ChannelFuture closed) {
        try {
            while (writing.isActive) end(closed.channel());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The route that the exchange has come to (empty for none), null for that it stays, or what was raised meanwhile. */
    @Override
    public void accept(Object told) {
        if (!writing.isActive) return;
        if (told == null) writing.settleRoute();
        else if (told instanceof String) writing.route = (String) told;
        else if (writing.error == null) writing.error = (Throwable) told;
    }

    /** The agent's object for the exchange whose request was read last, for servers that do not wait for the one before. */
    @Override
    public Object get() {
        return reading.exchange;
    }

    /** Hands the exchange over to HTTP/2, whose first stream it is after an upgrade, and answers what was read of its body. */
    @Override
    public long getAsLong() {
        writing.exchange = null;
        writing.isActive = false;
        return writing.requestBytes;
    }

    private void settleRoute() {
        if (route != null && !route.isEmpty()) HookgaugeHttp.route(exchange, route);
    }

    private static NettyCompanion of(Channel channel) {
        Object connection = channel.attr(CONNECTION).get();
        return connection instanceof NettyCompanion ? (NettyCompanion) connection : null;
    }

    private static NettyCompanion connected(Channel channel) {
        String scheme = channel.pipeline().get(SslHandler.class) == null ? "http" : "https";
        NettyCompanion connection = new NettyCompanion(scheme);
        channel.attr(CONNECTION).set(connection);
        channel.closeFuture().addListener(connection);
        return connection;
    }

    private void begin(Channel channel, HttpRequest request) {
        boolean isFirst = !writing.isActive;
        reading = isFirst ? writing : reading.following();
        boolean isUnderstood = request.getDecoderResult().isSuccess();
        String method = isUnderstood ? request.getMethod().name() : null;
        reading.exchange = HookgaugeHttp.started(reading.exchange, method, scheme);
        reading.version = isUnderstood ? request.getProtocolVersion().text() : null;
        reading.isBodyless = "HEAD".equals(method);
        reading.requestBytes = reading.responseBytes = reading.status = 0;
        reading.isActive = true;
        if (isFirst) channel.attr(EXCHANGE).set(reading.exchange);
    }

    /** The next place of the ring, a new one if all are taken by requests that wait. */
    private NettyCompanion following() {
        if (!next.isActive) return next;
        NettyCompanion added = new NettyCompanion(scheme);
        added.next = next;
        return next = added;
    }

    private void answer(HttpResponse response) {
        int status = response.getStatus().code();
        if (status < 200 && status != SWITCHING_PROTOCOLS) return;
        writing.status = status;
        writing.settleRoute();
        isUpgradedToHttp2 =
                status == SWITCHING_PROTOCOLS && "h2c".equals(response.headers().get("upgrade"));
    }

    private void end(Channel channel) {
        NettyCompanion old = writing;
        old.settleRoute();
        old.isActive = false;
        HookgaugeHttp.ended(old.exchange, old.version, old.status, old.requestBytes, old.responseBytes, old.error);
        old.error = null;
        old.route = null;
        if (old == reading) return;
        writing = old.next;
        channel.attr(EXCHANGE).set(writing.exchange);
    }

    private static long bytes(Object message) {
        if (message instanceof HttpContent)
            return ((HttpContent) message).content().readableBytes();
        if (message instanceof ByteBuf) return ((ByteBuf) message).readableBytes();
        return message instanceof FileRegion ? ((FileRegion) message).count() : 0;
    }
}
