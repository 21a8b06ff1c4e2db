package hookgauge.instrumentation.netty4;

import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.TestKeys;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;

/** A bare Netty with the contract's app as its last handler; with HTTP/2 where the version has it. */
final class NettyServer implements ContractServer {
    static final boolean HAS_HTTP_2 = !System.getProperty("server.version").startsWith("4.0.");

    private final NioEventLoopGroup loops = new NioEventLoopGroup(2);
    // the app blocks
    private final DefaultEventExecutorGroup threads = new DefaultEventExecutorGroup(8);
    private final ContractApp app;
    private final Path keys;
    private final NettyHttp2.Way way;
    private Channel plain;
    private Channel secure;

    NettyServer(ContractApp app, Path keys, NettyHttp2.Way way) {
        this.app = app;
        this.keys = keys;
        this.way = way;
    }

    @Override
    public int start() throws Exception {
        if (HAS_HTTP_2) {
            NettyHttp2 http2 = new NettyHttp2(keys, way, this);
            plain = listen(http2::addPlain);
            secure = listen(http2::addSecure);
        } else {
            plain = listen(this::addHttp1);
            secure = listen(this::addSecureHttp1);
        }
        return port(plain);
    }

    @Override
    public int securePort() {
        return port(secure);
    }

    @Override
    public void stop() {
        loops.shutdownGracefully();
        threads.shutdownGracefully();
    }

    private void addSecureHttp1(ChannelPipeline pipeline) {
        try {
            SSLEngine engine = TestKeys.context(keys).createSSLEngine();
            engine.setUseClientMode(false);
            pipeline.addLast(new io.netty.handler.ssl.SslHandler(engine));
            addHttp1(pipeline);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void addHttp1(ChannelPipeline pipeline) {
        pipeline.addLast(new HttpServerCodec());
        addApp(pipeline);
    }

    void addApp(ChannelPipeline pipeline) {
        pipeline.addLast(new HttpObjectAggregator(1 << 20));
        pipeline.addLast(threads, new NettyHandler(app));
    }

    void addFrames(ChannelPipeline pipeline) {
        pipeline.addLast(threads, new NettyFrames(app));
    }

    private Channel listen(Consumer<ChannelPipeline> handlers) throws InterruptedException {
        return new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        handlers.accept(channel.pipeline());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
    }

    private static int port(Channel channel) {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }
}
