package hookgauge.instrumentation.nettyclienthttp2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Tells the agent of the streams that clients on Netty open. An object of it is a connection, or one of its streams. All of a
 * connection happens in one thread.
 */
public final class NettyClientHttp2Companion extends Http2ConnectionAdapter
        implements IntFunction<Object>, Consumer<Object> {
    private static final String SITE = "netty-client-http2";
    // where other companions find it: docs/adding-a-server.md
    private static final AttributeKey<Object> CONNECTION = AttributeKey.valueOf("hookgauge.connection");
    // clients that are hooked above, by a handler's class or its name (reactor-netty's), and gRPC, which is not for
    // HTTP
    private static final String[] LEFT_ALONE = {
        "reactor.", "org.asynchttpclient.", "com.linecorp.armeria.", "io.vertx.", "io.grpc."
    };

    // of a connection
    private final Http2Connection http2;
    private final Http2Connection.PropertyKey key;
    private boolean isLeftAlone;
    private int asked;
    private NettyClientHttp2Companion asking;
    // of a stream, with the call as long as there is no answer; the connection's error is that of all that end by it
    private Object call;
    private boolean isHead;
    private long requestBytes;
    private Throwable error;

    private NettyClientHttp2Companion(Http2Connection http2) {
        this.http2 = http2;
        key = http2 == null ? null : http2.newKey();
    }

    /** The head of a request is to go out, or trailers, or a part of a body; a server's too. */
    public static void writes(Http2ConnectionEncoder encoder, ChannelHandlerContext context, int id, Object frame) {
        try {
            Http2Connection http2 = encoder.connection();
            if (http2.isServer()) return;
            NettyClientHttp2Companion connection = connected(context.channel(), http2);
            if (http2.stream(id) == null && frame instanceof Http2Headers) connection.ask(id, (Http2Headers) frame);
            NettyClientHttp2Companion stream = connection.apply(id);
            if (stream != null && frame instanceof ByteBuf) stream.requestBytes += ((ByteBuf) frame).readableBytes();
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** What was to go out has a stream, or gets none. */
    public static void hasWritten(Object encoder, ChannelHandlerContext context, int id) {
        try {
            NettyClientHttp2Companion connection = of(context.channel());
            if (connection != null && connection.asked == id) connection.refuse();
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The head of a response has come, or an interim one, or trailers. */
    public static void reads(Object reader, ChannelHandlerContext context, int id, Http2Headers head) {
        try {
            NettyClientHttp2Companion connection = of(context.channel());
            NettyClientHttp2Companion stream = connection == null ? null : connection.apply(id);
            int status = stream == null || stream.call == null ? 0 : (int) number(head.status());
            if (status < 200) return;
            if (HookgaugeHttpClient.wantsSizes()) {
                long announced = stream.isHead ? 0 : number(head.get("content-length"));
                HookgaugeHttpClient.sized(stream.call, stream.requestBytes, announced);
            }
            HookgaugeHttpClient.ended(stream.call, "2", status, null);
            stream.call = null;
            connection.error = null;
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The request that HTTP/1 has sent is the first stream from here on. */
    public static void upgraded(Object codec, ChannelHandlerContext context) {
        try {
            Object http1 = context.channel().attr(CONNECTION).get();
            Http2ConnectionHandler handler = context.pipeline().get(Http2ConnectionHandler.class);
            if (handler == null || !(http1 instanceof Supplier)) return;
            NettyClientHttp2Companion stream = new NettyClientHttp2Companion(null);
            NettyClientHttp2Companion connection = connected(context.channel(), handler.connection());
            stream.call = ((Supplier<?>) http1).get();
            connection.http2.stream(1).setProperty(connection.key, stream);
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    @Override
    public void onStreamAdded(Http2Stream added) {
        if (asking == null || added.id() != asked) return;
        added.setProperty(key, asking);
        asking = null;
    }

    @Override
    public void onStreamClosed(Http2Stream closed) {
        try {
            NettyClientHttp2Companion stream = closed.removeProperty(key);
            if (stream != null) end(stream, closed.isResetSent());
        } catch (Throwable t) {
            HookgaugeHttpClient.failed(SITE, t);
        }
    }

    /** The stream of that number; if there is none, the request that is about to open one. */
    @Override
    public NettyClientHttp2Companion apply(int id) {
        Http2Stream stream = id == 0 ? null : http2.stream(id);
        return stream == null ? asking : stream.getProperty(key);
    }

    /** What was raised; on a connection also what was said of one stream already. */
    @Override
    public void accept(Object told) {
        boolean isMeant = http2 == null || told instanceof IOException || told instanceof RuntimeException;
        if (isMeant && error == null) error = (Throwable) told;
    }

    private static NettyClientHttp2Companion of(Channel channel) {
        Object connection = channel.attr(CONNECTION).get();
        return connection instanceof NettyClientHttp2Companion ? (NettyClientHttp2Companion) connection : null;
    }

    private static NettyClientHttp2Companion connected(Channel channel, Http2Connection http2) {
        NettyClientHttp2Companion connection = of(channel);
        if (connection != null) return connection;
        connection = new NettyClientHttp2Companion(http2);
        for (Map.Entry<String, ChannelHandler> handler : channel.pipeline()) {
            String type = handler.getValue().getClass().getName();
            for (String start : LEFT_ALONE)
                if (type.startsWith(start) || handler.getKey().startsWith(start)) connection.isLeftAlone = true;
        }
        channel.attr(CONNECTION).set(connection);
        http2.addListener(connection);
        return connection;
    }

    private void ask(int id, Http2Headers head) {
        // what makes a proxy give way, and has no path, is no request of the app
        if (isLeftAlone || head.path() == null || asking != null && asked == id) return;
        refuse();
        asking = new NettyClientHttp2Companion(null);
        asked = id;
        asking.isHead = "HEAD".contentEquals(head.method());
        CharSequence named = head.authority() == null ? head.get("host") : head.authority();
        String host = named == null ? null : named.toString();
        int colon = host == null ? -1 : host.indexOf(':', host.indexOf(']') + 1);
        long port = number(colon < 0 ? null : host.substring(colon + 1));
        if (port <= 0) port = "http".equals(String.valueOf(head.scheme())) ? 80 : 443;
        if (colon >= 0) host = host.substring(0, colon);
        asking.call = HookgaugeHttpClient.started(null, head.method().toString(), host, (int) port);
    }

    /** A request that has got no stream is over. */
    private void refuse() {
        NettyClientHttp2Companion refused = asking;
        asking = null;
        if (refused != null) end(refused, false);
    }

    private void end(NettyClientHttp2Companion stream, boolean isGivenUp) {
        if (stream.call == null) return;
        Throwable raised = stream.error == null ? error : stream.error;
        if (raised == null) raised = isGivenUp ? new CancellationException() : new ClosedChannelException();
        HookgaugeHttpClient.ended(stream.call, null, 0, raised);
    }

    private static long number(CharSequence digits) {
        long number = digits == null ? -1 : 0;
        for (int i = 0; number >= 0 && i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            number = digit < 0 || digit > 9 || i == 18 ? -1 : 10 * number + digit;
        }
        return number;
    }
}
