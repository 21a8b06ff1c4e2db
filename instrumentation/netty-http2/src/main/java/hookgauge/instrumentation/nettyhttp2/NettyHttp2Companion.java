package hookgauge.instrumentation.nettyhttp2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * Tells the agent of the streams that clients open. An object of it is a connection, or one of its streams; those of streams
 * are used again by later ones. All of a connection happens in one thread.
 */
public final class NettyHttp2Companion extends Http2ConnectionAdapter implements IntFunction<Object>, Consumer<Object> {
    private static final String SITE = "netty-http2";
    // what other companions find on a channel: docs/adding-a-server.md
    private static final AttributeKey<Object> CONNECTION = AttributeKey.valueOf("hookgauge.connection");
    private static final AttributeKey<Object> EXCHANGE = AttributeKey.valueOf("hookgauge.exchange");
    // of a connection
    private final Http2Connection http2;
    private final Http2Connection.PropertyKey key;
    private final Channel channel;
    private final String scheme;
    private LongSupplier http1;
    private Http2Headers head;
    private NettyHttp2Companion reading;
    private NettyHttp2Companion idle;
    // of a stream, for which idle is the next one that is over; the connection's error is that of all that end by it
    private boolean hasChannel;
    private Object exchange;
    private String route;
    private int status;
    private long requestBytes;
    private long responseBytes;
    private Throwable error;

    private NettyHttp2Companion(Http2Connection http2, Channel channel, String scheme) {
        this.http2 = http2;
        this.channel = channel;
        this.scheme = scheme;
        key = http2 == null ? null : http2.newKey();
    }

    /** A handler of HTTP/2 comes into a pipeline, at first or instead of HTTP/1. */
    public static void connected(Http2ConnectionHandler handler, ChannelHandlerContext context) {
        try {
            // calls to gRPC's own server are not for HTTP's metrics
            if (!handler.connection().isServer() || handler.getClass().getName().contains("io.grpc.")) return;
            Channel channel = context.channel();
            String scheme = channel.pipeline().get(SslHandler.class) == null ? "http" : "https";
            NettyHttp2Companion connection = new NettyHttp2Companion(handler.connection(), channel, scheme);
            Object before = channel.attr(CONNECTION).getAndSet(connection);
            if (before instanceof LongSupplier) connection.http1 = (LongSupplier) before;
            handler.connection().addListener(connection);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The head of a request has come, or trailers, or a part of a body. */
    public static void reads(Object reader, ChannelHandlerContext context, int id, Object frame) {
        try {
            NettyHttp2Companion connection = of(context.channel());
            if (connection == null) return;
            connection.read(connection.apply(id));
            if (frame instanceof Http2Headers) connection.head = (Http2Headers) frame;
            else if (connection.reading != null) connection.reading.requestBytes += ((ByteBuf) frame).readableBytes();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** What has come was handled, or handed on. */
    public static void hasRead(Object reader, ChannelHandlerContext context) {
        try {
            NettyHttp2Companion connection = of(context.channel());
            if (connection != null) connection.read(null);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The head of a response goes out, or an interim one, or trailers, or a part of a body. */
    public static void writes(Object writer, ChannelHandlerContext context, int id, Object frame) {
        try {
            NettyHttp2Companion connection = of(context.channel());
            NettyHttp2Companion stream = connection == null ? null : connection.apply(id);
            if (stream == null) return;
            if (frame instanceof Http2Headers) stream.answer(((Http2Headers) frame).status());
            else stream.responseBytes += ((ByteBuf) frame).readableBytes();
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** A stream has got a channel of its own. */
    public static void channelMade(Object made) {
        try {
            Http2StreamChannel channel = (Http2StreamChannel) made;
            int id = channel.stream().id();
            NettyHttp2Companion connection = of(channel.parent());
            NettyHttp2Companion stream = connection == null ? null : connection.apply(id);
            if (stream == null) return;
            stream.hasChannel = true;
            channel.attr(CONNECTION).set(stream);
            channel.attr(EXCHANGE).set(stream.exchange);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    @Override
    public void onStreamAdded(Http2Stream added) {
        try {
            if (added.id() % 2 == 0 || head == null && http1 == null) return;
            NettyHttp2Companion stream = idle == null ? new NettyHttp2Companion(null, null, null) : idle;
            idle = stream.idle;
            if (head == null) {
                stream.exchange = channel.attr(EXCHANGE).get();
                stream.requestBytes = http1.getAsLong();
                http1 = null;
            } else {
                stream.exchange = HookgaugeHttp.started(stream.exchange, String.valueOf(head.method()), scheme);
                for (String name : HookgaugeHttp.headers(stream.exchange))
                    HookgaugeHttp.header(stream.exchange, name, head.get(name));
                read(stream);
            }
            added.setProperty(key, stream);
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    @Override
    public void onStreamClosed(Http2Stream closed) {
        try {
            NettyHttp2Companion stream = closed.removeProperty(key);
            if (stream == null) return;
            if (stream == reading) read(null);
            stream.settleRoute();
            Throwable raised = stream.error == null ? error : stream.error;
            HookgaugeHttp.ended(stream.exchange, "2", stream.status, stream.requestBytes, stream.responseBytes, raised);
            // of what its channel says after its end nothing may reach another stream
            if (stream.hasChannel) return;
            stream.route = null;
            stream.error = null;
            stream.requestBytes = stream.responseBytes = stream.status = 0;
            stream.idle = idle;
            idle = stream;
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The stream of that number, if the client has opened it. */
    @Override
    public NettyHttp2Companion apply(int id) {
        Http2Stream stream = http2.stream(id);
        return stream == null ? null : stream.getProperty(key);
    }

    /** The route that the exchange has come to (empty for none), null for that it stays, or what was raised meanwhile. */
    @Override
    public void accept(Object told) {
        if (reading != null) reading.accept(told);
        else if (told == null) settleRoute();
        else if (told instanceof String) route = (String) told;
        else if (error == null && (http2 == null || told instanceof IOException)) error = (Throwable) told;
    }

    private void settleRoute() {
        if (route != null && !route.isEmpty()) HookgaugeHttp.route(exchange, route);
    }

    private void read(NettyHttp2Companion stream) {
        head = null;
        reading = stream;
        channel.attr(EXCHANGE).set(stream == null ? null : stream.exchange);
    }

    private void answer(CharSequence digits) {
        if (digits == null || digits.charAt(0) == '1') return;
        status = digits.charAt(0) * 100 + digits.charAt(1) * 10 + digits.charAt(2) - '0' * 111;
        settleRoute();
    }

    private static NettyHttp2Companion of(Channel channel) {
        Object connection = channel.attr(CONNECTION).get();
        return connection instanceof NettyHttp2Companion ? (NettyHttp2Companion) connection : null;
    }
}
