package hookgauge.instrumentation.nettyclienthttp2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.instrumentation.nettychannel.NettyChannelInstrumentation;
import hookgauge.instrumentation.nettyclient.NettyClientInstrumentation;
import hookgauge.instrumentation.testing.RecordingCalls;
import hookgauge.instrumentation.testing.SentRequest;
import hookgauge.instrumentation.testing.Weaving;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpClientUpgradeHandler;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2ClientUpgradeCodec;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A connection that begins with HTTP/1 and asks for HTTP/2 without TLS. */
@Timeout(60)
class NettyClientUpgradeTest {
    private final RecordingCalls calls = RecordingCalls.installed();
    private final NioEventLoopGroup loops = new NioEventLoopGroup(1);
    private final BlockingQueue<Integer> statuses = new LinkedBlockingQueue<>();
    private Undertow upstream;

    @BeforeAll
    static void weave() {
        Weaving.of(new NettyClientHttp2Instrumentation());
        Weaving.of(new NettyClientHttp2Instrumentation.Channels());
        Weaving.of(new NettyClientInstrumentation());
        Weaving.of(new NettyChannelInstrumentation());
    }

    @BeforeEach
    void forget() {
        calls.clear();
    }

    @AfterEach
    void stop() {
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        upstream.stop();
    }

    @Test
    void request_that_asks_for_http_2_is_the_sample_of_its_stream() throws Exception {
        Channel channel = connected(true);
        ask(channel);
        ask(channel);

        for (SentRequest sent : calls.await(2)) {
            assertEquals("2", sent.version());
            assertEquals(200, sent.status());
            assertEquals(port(), sent.port());
        }
    }

    @Test
    void request_that_asks_for_http_2_in_vain_is_one_sample_of_http_1() throws Exception {
        ask(connected(false));

        assertEquals("1.1", calls.await(1).get(0).version());
    }

    private void ask(Channel channel) throws InterruptedException {
        DefaultFullHttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/", Unpooled.EMPTY_BUFFER);
        request.headers().set("host", "localhost:" + port()).set("x-http2-scheme", "http");
        channel.writeAndFlush(request);
        assertEquals(200, statuses.poll(20, TimeUnit.SECONDS));
    }

    private Channel connected(boolean isHttp2) throws InterruptedException {
        upstream = Undertow.builder()
                .setServerOption(UndertowOptions.ENABLE_HTTP2, isHttp2)
                .addHttpListener(0, "localhost")
                .setHandler(exchange -> exchange.getResponseSender().send("fine"))
                .build();
        upstream.start();
        return new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        HttpClientCodec codec = new HttpClientCodec();
                        Http2ConnectionHandler http2 = (Http2ConnectionHandler) new ConnectionWay().handlers()[0];
                        HttpClientUpgradeHandler upgrade =
                                new HttpClientUpgradeHandler(codec, new Http2ClientUpgradeCodec(http2), 1 << 16);
                        channel.pipeline().addLast(codec, upgrade, new HttpObjectAggregator(1 << 16), new Answers());
                    }
                })
                .connect("localhost", port())
                .sync()
                .channel();
    }

    private int port() {
        return ((InetSocketAddress) upstream.getListenerInfo().get(0).getAddress()).getPort();
    }

    private final class Answers extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            FullHttpResponse response = (FullHttpResponse) message;
            statuses.add(response.status().code());
            response.release();
        }
    }
}
