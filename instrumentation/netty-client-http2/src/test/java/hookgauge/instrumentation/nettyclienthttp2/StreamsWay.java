package hookgauge.instrumentation.nettyclienthttp2;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.ReferenceCountUtil;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Each stream has a channel of its own, on which are frames, or the objects that HTTP/1 has. */
final class StreamsWay implements Http2Client.Way {
    private final boolean hasObjects;

    private StreamsWay(boolean hasObjects) {
        this.hasObjects = hasObjects;
    }

    static StreamsWay ofFrames() {
        return new StreamsWay(false);
    }

    static StreamsWay ofObjects() {
        return new StreamsWay(true);
    }

    @Override
    public ChannelHandler[] handlers() {
        // the server opens no streams
        ChannelHandler pushed = new ChannelInboundHandlerAdapter();
        return new ChannelHandler[] {Http2FrameCodecBuilder.forClient().build(), new Http2MultiplexHandler(pushed)};
    }

    @Override
    public CompletableFuture<Integer> ask(Channel connection, String method, URI uri, byte[] body, int timeoutMillis)
            throws Exception {
        Waiting waiting = new Waiting();
        Http2StreamChannel stream = new Http2StreamChannelBootstrap(connection)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel made) {
                        made.pipeline().addLast(new ReadTimeoutHandler(timeoutMillis, TimeUnit.MILLISECONDS));
                        if (hasObjects) {
                            made.pipeline().addLast(new Http2StreamFrameToHttpObjectCodec(false));
                            made.pipeline().addLast(new HttpObjectAggregator(1 << 20));
                        }
                        made.pipeline().addLast(waiting);
                    }
                })
                .open()
                .get();
        waiting.status.whenComplete((status, error) -> stream.close());
        if (hasObjects) stream.writeAndFlush(object(method, uri, body));
        else writeFrames(stream, method, uri, body);
        return waiting.status;
    }

    private static FullHttpRequest object(String method, URI uri, byte[] body) {
        FullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.valueOf(method),
                uri.getRawPath(),
                Unpooled.wrappedBuffer(body == null ? new byte[0] : body));
        request.headers().set("host", uri.getRawAuthority());
        return request;
    }

    private static void writeFrames(Channel stream, String method, URI uri, byte[] body) {
        Http2Headers head = new DefaultHttp2Headers()
                .method(method)
                .scheme(uri.getScheme())
                .authority(uri.getRawAuthority())
                .path(uri.getRawPath());
        stream.writeAndFlush(new DefaultHttp2HeadersFrame(head, body == null));
        if (body != null) stream.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(body), true));
    }

    /** For one answer. */
    private static final class Waiting extends ChannelInboundHandlerAdapter {
        private final CompletableFuture<Integer> status = new CompletableFuture<>();
        private int told;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            try {
                read(message);
            } finally {
                ReferenceCountUtil.release(message);
            }
        }

        private void read(Object message) {
            if (message instanceof FullHttpResponse)
                status.complete(((FullHttpResponse) message).status().code());
            if (message instanceof Http2HeadersFrame) head((Http2HeadersFrame) message);
            if (message instanceof Http2DataFrame && ((Http2DataFrame) message).isEndStream()) status.complete(told);
        }

        private void head(Http2HeadersFrame frame) {
            // trailers have none
            if (frame.headers().status() != null)
                told = Integer.parseInt(frame.headers().status().toString());
            if (frame.isEndStream()) status.complete(told);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            status.completeExceptionally(new ClosedChannelException());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable error) {
            status.completeExceptionally(error);
        }
    }
}
