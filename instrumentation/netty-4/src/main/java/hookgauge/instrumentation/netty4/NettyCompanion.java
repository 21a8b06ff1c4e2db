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

/**
 * Tells the agent of the exchanges that pass Netty's codecs. An object of it is one exchange; those of a channel are a ring
 * in the order of their requests, which is that of the responses, and the first one also keeps what is known of the channel.
 *
 * <p>All of a channel happens in one thread, that of its codec. The class must also load beside a Netty without HTTP.
 */
public final class NettyCompanion implements ChannelFutureListener {
    private static final String SITE = "netty-4";
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final AttributeKey<Object> CONNECTION = AttributeKey.valueOf("hookgauge.connection");
    // the agent's object for the exchange that is to be answered next, for companions that know a route
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
            if (!out.isEmpty()) read(context.channel(), out, false);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The same of a frame of HTTP/2, whose stream has a channel of its own. */
    public static void decodedFrame(Object codec, ChannelHandlerContext context, Object frame, List<?> out) {
        try {
            if (!out.isEmpty()) read(context.channel(), out, true);
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

    /** An exception has left a handler, or came from the socket, and goes to a handler that shall deal with it. */
    public static void raised(Object context, Throwable error) {
        try {
            NettyCompanion connection = of(((ChannelHandlerContext) context).channel());
            if (connection == null || !connection.writing.isActive) return;
            if (connection.writing.error == null) connection.writing.error = error;
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

    private static NettyCompanion of(Channel channel) {
        if (channel == null) return null;
        Object connection = channel.attr(CONNECTION).get();
        return connection instanceof NettyCompanion ? (NettyCompanion) connection : null;
    }

    private static void read(Channel channel, List<?> messages, boolean isHttp2) {
        NettyCompanion connection = of(channel);
        for (int i = connection == null ? 0 : connection.decodedBefore; i < messages.size(); i++) {
            Object message = messages.get(i);
            if (message instanceof HttpRequest) {
                if (connection == null) connection = connected(channel, isHttp2);
                connection.begin(channel, (HttpRequest) message, isHttp2);
            }
            if (connection != null && message instanceof HttpContent) connection.reading.requestBytes += bytes(message);
        }
    }

    private static NettyCompanion connected(Channel channel, boolean isHttp2) {
        Channel secured = isHttp2 && channel.parent() != null ? channel.parent() : channel;
        NettyCompanion connection =
                new NettyCompanion(secured.pipeline().get(SslHandler.class) == null ? "http" : "https");
        if (isHttp2) connection.takeOver(of(secured));
        channel.attr(CONNECTION).set(connection);
        channel.closeFuture().addListener(connection);
        return connection;
    }

    /** What asked for HTTP/2 by an upgrade goes on as the first stream. */
    private void takeOver(NettyCompanion upgraded) {
        if (upgraded == null || !upgraded.isUpgradedToHttp2) return;
        exchange = upgraded.writing.exchange;
        upgraded.writing.exchange = null;
        upgraded.writing.isActive = false;
        upgraded.isUpgradedToHttp2 = false;
    }

    @SuppressWarnings("deprecation") // the names that Netty 4.0 has
    private void begin(Channel channel, HttpRequest request, boolean isHttp2) {
        boolean isFirst = !writing.isActive;
        reading = isFirst ? writing : reading.following();
        boolean isUnderstood = request.getDecoderResult().isSuccess();
        String method = isUnderstood ? request.getMethod().name() : null;
        reading.exchange = HookgaugeHttp.started(reading.exchange, method, scheme);
        reading.version =
                isHttp2 ? "2" : isUnderstood ? request.getProtocolVersion().text() : null;
        reading.isBodyless = "HEAD".equals(method);
        reading.status = 0;
        reading.requestBytes = 0;
        reading.responseBytes = 0;
        reading.isActive = true;
        if (isFirst) channel.attr(EXCHANGE).set(reading.exchange);
    }

    /** The next place of the ring, a new one if all are taken by requests that wait. */
    private NettyCompanion following() {
        if (!next.isActive) return next;
        NettyCompanion added = new NettyCompanion(scheme);
        added.next = next;
        next = added;
        return added;
    }

    @SuppressWarnings("deprecation") // the name that Netty 4.0 has
    private void answer(HttpResponse response) {
        int status = response.getStatus().code();
        if (status < 200 && status != SWITCHING_PROTOCOLS) return;
        writing.status = status;
        isUpgradedToHttp2 =
                status == SWITCHING_PROTOCOLS && "h2c".equals(response.headers().get("upgrade"));
    }

    private void end(Channel channel) {
        NettyCompanion over = writing;
        Throwable error = over.error;
        over.error = null;
        over.isActive = false;
        HookgaugeHttp.ended(over.exchange, over.version, over.status, over.requestBytes, over.responseBytes, error);
        if (over == reading) return;
        writing = over.next;
        channel.attr(EXCHANGE).set(writing.exchange);
    }

    private static long bytes(Object message) {
        if (message instanceof HttpContent)
            return ((HttpContent) message).content().readableBytes();
        if (message instanceof ByteBuf) return ((ByteBuf) message).readableBytes();
        return message instanceof FileRegion ? ((FileRegion) message).count() : 0;
    }
}
