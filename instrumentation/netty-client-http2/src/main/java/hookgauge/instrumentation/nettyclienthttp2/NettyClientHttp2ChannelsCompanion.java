package hookgauge.instrumentation.nettyclienthttp2;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.util.AttributeKey;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Tells those who count the streams of a client what goes wrong with one of them; an object of it is the channel of a stream,
 * on which something may be raised.
 */
public final class NettyClientHttp2ChannelsCompanion implements Consumer<Object> {
    private static final String SITE = "netty-client-http2-channels";
    // where those who count are found: docs/adding-a-server.md
    private static final AttributeKey<Object> CONNECTION = AttributeKey.valueOf("hookgauge.connection");

    private final Http2StreamChannel channel;

    private NettyClientHttp2ChannelsCompanion(Http2StreamChannel channel) {
        this.channel = channel;
    }

    /** A stream, of which nothing was sent or read yet, gets a channel. */
    public static void made(Object channel) {
        try {
            Http2StreamChannel made = (Http2StreamChannel) channel;
            Http2FrameCodec codec = made.parent().pipeline().get(Http2FrameCodec.class);
            if (codec != null && !codec.connection().isServer())
                made.attr(CONNECTION).set(new NettyClientHttp2ChannelsCompanion(made));
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The other side gives a stream up. */
    public static void resets(Object reader, ChannelHandlerContext context, int id, long code) {
        try {
            if (isServer(context.handler())) return;
            Http2Error known = Http2Error.valueOf(code);
            Http2Error reason = known == null ? Http2Error.INTERNAL_ERROR : known;
            tell(context.channel(), id, Http2Exception.streamError(id, reason, "the server has reset the stream"));
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** What was read, or is to be written, cannot be. */
    public static void breaks(Object handler, ChannelHandlerContext context, boolean isOutbound, Throwable error) {
        try {
            if (isServer(handler)) return;
            int id = error instanceof Http2Exception ? Http2Exception.streamId((Http2Exception) error) : 0;
            tell(context.channel(), id, error);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** What was raised on it. */
    @Override
    public void accept(Object told) {
        tell(channel.parent(), channel.stream().id(), told);
    }

    private static boolean isServer(Object handler) {
        return ((Http2ConnectionHandler) handler).connection().isServer();
    }

    @SuppressWarnings("unchecked") // whatever is there may be told
    private static void tell(Channel connection, int id, Object error) {
        Object streams = connection.attr(CONNECTION).get();
        Object stream = streams instanceof IntFunction ? ((IntFunction<?>) streams).apply(id) : null;
        if (stream instanceof Consumer) ((Consumer<Object>) stream).accept(error);
    }
}
