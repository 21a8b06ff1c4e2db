package hookgauge.instrumentation.netty4;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.FileRegion;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.FutureListener;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Tells the agent of the exchanges that pass Netty's codecs. An object of it is one exchange; those of a channel are a ring
 * in the order of requests and responses, and the first one also keeps what is known of the channel, all in its one thread.
 */
@SuppressWarnings("deprecation") // the names that Netty 4.0 has
public final class NettyCompanion
        implements FutureListener<Void>, Consumer<Object>, BiPredicate<Object, Object>, Supplier<Object>, LongSupplier {
    private static final String SITE = "netty-4";
    private static final int UPGRADED = 101;
    // what other companions find on a channel: docs/adding-a-server.md
    private static final AttributeKey<Object> CONNECTION = AttributeKey.valueOf("hookgauge.connection");
    private static final AttributeKey<Object> EXCHANGE = AttributeKey.valueOf("hookgauge.exchange");

    // of the channel, in its first object
    private String scheme;
    private NettyCompanion reading = this;
    private NettyCompanion writing = this;
    private int decodedBefore;
    private boolean isUpgradedToHttp2;

    // of the exchange
    private volatile NettyCompanion next = this;
    private Object exchange;
    private Object headers; // of its request, while it is active
    private String version;
    private boolean isBodyless;
    private int status;
    private long requestBytes;
    private long responseBytes;
    private String route;
    private Throwable error;

    private NettyCompanion(Channel channel) {
        scheme = channel.pipeline().get(SslHandler.class) == null ? "http" : "https";
        channel.attr(CONNECTION).set(this);
        channel.closeFuture().addListener(this);
    }

    private NettyCompanion(NettyCompanion next) {
        this.next = next;
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
                boolean isRequest = message instanceof HttpRequest;
                if (isRequest && connection == null) connection = new NettyCompanion(context.channel());
                if (isRequest) connection.begin(context.channel(), (HttpRequest) message);
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
            NettyCompanion connection = of(context.channel());
            NettyCompanion current = connection == null ? null : connection.writing;
            if (current == null || current.headers == null) return;
            if (message instanceof HttpResponse) connection.answer((HttpResponse) message);
            // not before the status: what is here then belongs to an interim response
            if (current.status == 0) return;
            if (!current.isBodyless) current.responseBytes += bytes(message);
            if (connection.isUpgradedToHttp2) return;
            if (message instanceof LastHttpContent || current.status == UPGRADED) connection.end(context.channel());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The channel is closed: what was not answered is over. */
    @Override
    public void operationComplete(Future<Void> closed) {
        try {
            while (writing.headers != null) end(((ChannelFuture) closed).channel());
        } catch (Throwable t) {
            HookgaugeHttp.failed(SITE, t);
        }
    }

    /** The route that the exchange has come to (empty for none), null for that it stays, or what was raised meanwhile. */
    @Override
    public void accept(Object told) {
        if (writing.headers != null) writing.learn(told);
    }

    /** The same for the exchange whose request has those headers, for servers that do not wait until the last is written. */
    @Override
    public boolean test(Object headers, Object told) {
        NettyCompanion asked = this;
        while (asked.headers != headers && asked.next != this) asked = asked.next;
        if (headers == null || asked.headers != headers) return false;
        asked.learn(told);
        return true;
    }

    /** The agent's object for the exchange whose request was read last, for servers that do not wait for the one before. */
    @Override
    public Object get() {
        return reading.exchange;
    }

    /** Hands the exchange over to HTTP/2, whose first stream it is after an upgrade, and answers what was read of its body. */
    @Override
    public long getAsLong() {
        writing.exchange = writing.headers = null;
        return writing.requestBytes;
    }

    private void learn(Object told) {
        if (told instanceof String) route = (String) told;
        else if (told instanceof Throwable) error = error == null ? (Throwable) told : error;
        else if (route != null && !route.isEmpty()) HookgaugeHttp.route(exchange, route);
    }

    private static NettyCompanion of(Channel channel) {
        Object connection = channel.attr(CONNECTION).get();
        return connection instanceof NettyCompanion ? (NettyCompanion) connection : null;
    }

    private void begin(Channel channel, HttpRequest request) {
        boolean isFirst = writing.headers == null;
        // the next place of the ring, a new one if all are taken by requests that wait
        if (!isFirst && reading.next.headers != null) reading.next = new NettyCompanion(reading.next);
        reading = isFirst ? writing : reading.next;
        boolean isUnderstood = request.getDecoderResult().isSuccess();
        String method = isUnderstood ? request.getMethod().name() : null;
        reading.exchange = HookgaugeHttp.started(reading.exchange, method, scheme);
        for (String name : HookgaugeHttp.headers(reading.exchange))
            HookgaugeHttp.header(reading.exchange, name, request.headers().get(name));
        reading.version = isUnderstood ? request.getProtocolVersion().text() : null;
        reading.isBodyless = "HEAD".equals(method);
        reading.requestBytes = reading.responseBytes = reading.status = 0;
        reading.headers = request.headers();
        if (isFirst) channel.attr(EXCHANGE).set(reading.exchange);
    }

    private void answer(HttpResponse response) {
        int status = response.getStatus().code();
        if (status < 200 && status != UPGRADED) return;
        writing.status = status;
        writing.learn(null);
        if (status == UPGRADED)
            isUpgradedToHttp2 = "h2c".equals(response.headers().get("upgrade"));
    }

    private void end(Channel channel) {
        NettyCompanion old = writing;
        old.learn(null);
        old.headers = null;
        HookgaugeHttp.ended(old.exchange, old.version, old.status, old.requestBytes, old.responseBytes, old.error);
        old.error = null;
        old.route = null;
        if (old != reading) channel.attr(EXCHANGE).set((writing = old.next).exchange);
    }

    private static long bytes(Object message) {
        Object content = message instanceof HttpContent ? ((HttpContent) message).content() : message;
        if (content instanceof ByteBuf) return ((ByteBuf) content).readableBytes();
        return content instanceof FileRegion ? ((FileRegion) content).count() : 0;
    }
}
