package hookgauge.instrumentation.nettyclienthttp2;

import hookgauge.instrumentation.testing.Upstream;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamFrame;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What clients of HTTP/2 call that know that it is spoken; it can behave badly, as the one of HTTP/1 can. */
final class Http2Upstream implements Upstream {
    private final NioEventLoopGroup loops = new NioEventLoopGroup(1);
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final Channel server;
    private volatile CountDownLatch arrived = new CountDownLatch(1);
    private volatile CompletableFuture<Void> released = new CompletableFuture<>();

    Http2Upstream(Http2Settings settings) throws InterruptedException {
        server = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        connections.incrementAndGet();
                        channel.pipeline()
                                .addLast(Http2FrameCodecBuilder.forServer()
                                        .initialSettings(settings)
                                        .build());
                        channel.pipeline().addLast(new Http2MultiplexHandler(new ChannelInitializer<Channel>() {
                            @Override
                            protected void initChannel(Channel stream) {
                                stream.pipeline().addLast(new Answering());
                            }
                        }));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
    }

    @Override
    public int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    @Override
    public int requests() {
        return requests.get();
    }

    @Override
    public int connections() {
        return connections.get();
    }

    @Override
    public void forget() {
        requests.set(0);
        connections.set(0);
        arrived = new CountDownLatch(1);
        released = new CompletableFuture<>();
    }

    @Override
    public void awaitHeld() throws InterruptedException {
        if (!arrived.await(20, TimeUnit.SECONDS)) throw new AssertionError("no request came to be held");
    }

    @Override
    public void release() {
        released.complete(null);
    }

    @Override
    public void close() {
        release();
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    /** On a stream's channel. */
    private final class Answering extends SimpleChannelInboundHandler<Http2StreamFrame> {
        private String path;

        @Override
        protected void channelRead0(ChannelHandlerContext context, Http2StreamFrame frame) {
            if (frame instanceof Http2HeadersFrame)
                path = ((Http2HeadersFrame) frame).headers().path().toString();
            boolean isEnd = frame instanceof Http2HeadersFrame
                    ? ((Http2HeadersFrame) frame).isEndStream()
                    : frame instanceof Http2DataFrame && ((Http2DataFrame) frame).isEndStream();
            if (!isEnd) return;
            requests.incrementAndGet();
            answer(context);
        }

        private void answer(ChannelHandlerContext context) {
            switch (path) {
                case "/ok" -> whole(context, "200", "fine");
                case "/create" -> whole(context, "201", "made");
                case "/error" -> whole(context, "500", "oops");
                case "/redirect" -> whole(context, "302", "");
                case "/hold" -> hold(context, () -> whole(context, "200", "late"));
                case "/slow-body" -> {
                    head(context, "200", 4, false);
                    part(context, "fi", false);
                    hold(context, () -> part(context, "ne", true));
                }
                case "/half" -> {
                    head(context, "200", 1000, false);
                    part(context, "half", false);
                    context.channel().parent().close();
                }
                case "/drop" -> context.channel().parent().close();
                case "/reset" -> context.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.REFUSED_STREAM));
                case "/interim" -> {
                    head(context, "103", -1, false);
                    head(context, "200", -1, false);
                    part(context, "fine", false);
                    context.writeAndFlush(
                            new DefaultHttp2HeadersFrame(new DefaultHttp2Headers().set("grade", "good"), true));
                }
                default -> whole(context, "404", "nothing");
            }
        }

        private void hold(ChannelHandlerContext context, Runnable rest) {
            released.thenRunAsync(rest, context.executor());
            arrived.countDown();
        }

        private void whole(ChannelHandlerContext context, String status, String body) {
            head(context, status, body.length(), body.isEmpty());
            if (!body.isEmpty()) part(context, body, true);
        }

        private void head(ChannelHandlerContext context, String status, int length, boolean isEnd) {
            Http2Headers head = new DefaultHttp2Headers().status(status);
            if (length >= 0) head.setInt("content-length", length);
            if (status.equals("302")) head.set("location", "/ok");
            context.writeAndFlush(new DefaultHttp2HeadersFrame(head, isEnd));
        }

        private void part(ChannelHandlerContext context, String body, boolean isEnd) {
            context.writeAndFlush(
                    new DefaultHttp2DataFrame(Unpooled.copiedBuffer(body, StandardCharsets.US_ASCII), isEnd));
        }
    }
}
