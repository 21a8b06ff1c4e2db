package hookgauge.instrumentation.netty4;

import hookgauge.instrumentation.testing.TestKeys;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http2.CleartextHttp2ServerUpgradeHandler;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.codec.http2.Http2ServerUpgradeCodec;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.codec.http2.HttpConversionUtil;
import io.netty.handler.codec.http2.HttpToHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.InboundHttp2ToHttpAdapterBuilder;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;

/** Offers HTTP/2 beside HTTP/1, in one of the ways that Netty has for it. */
final class NettyHttp2 {
    /** What handles HTTP/2: a handler of the connection, and what comes after it and before the app. */
    interface Way {
        ChannelHandler[] handlers(NettyServer server);
    }

    private final Way way;
    private final NettyServer server;
    private final SslContext tls;

    NettyHttp2(Path keys, Way way, NettyServer server) throws Exception {
        this.way = way;
        this.server = server;
        char[] password = TestKeys.PASSWORD.toCharArray();
        KeyManagerFactory shows = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        shows.init(KeyStore.getInstance(keys.toFile(), password), password);
        tls = SslContextBuilder.forServer(shows)
                .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        ApplicationProtocolConfig.Protocol.ALPN,
                        ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                        ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                        ApplicationProtocolNames.HTTP_2,
                        ApplicationProtocolNames.HTTP_1_1))
                .build();
    }

    /** Each stream has a channel of its own, on which are the objects that HTTP/1 has. */
    static ChannelHandler[] objectsOfStreams(NettyServer server) {
        return streams(pipeline -> {
            pipeline.addLast(new Http2StreamFrameToHttpObjectCodec(true));
            server.addApp(pipeline);
        });
    }

    /** Each stream has a channel of its own, on which the app gets frames. */
    static ChannelHandler[] framesOfStreams(NettyServer server) {
        return streams(server::addFrames);
    }

    private static ChannelHandler[] streams(Consumer<ChannelPipeline> app) {
        ChannelHandler streams = new Http2MultiplexHandler(new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel stream) {
                app.accept(stream.pipeline());
            }
        });
        return new ChannelHandler[] {Http2FrameCodecBuilder.forServer().build(), streams};
    }

    /** All streams are whole requests and responses on the connection's channel. */
    static ChannelHandler[] objectsOfConnection(NettyServer server) {
        Http2Connection connection = new DefaultHttp2Connection(true);
        ChannelHandler frames = new HttpToHttp2ConnectionHandlerBuilder()
                .connection(connection)
                .frameListener(new InboundHttp2ToHttpAdapterBuilder(connection)
                        .maxContentLength(1 << 20)
                        .build())
                .build();
        return new ChannelHandler[] {frames};
    }

    void addPlain(ChannelPipeline pipeline) {
        HttpServerCodec codec = new HttpServerCodec();
        HttpServerUpgradeHandler upgrade = new HttpServerUpgradeHandler(
                codec, protocol -> "h2c".contentEquals(protocol) ? upgradeCodec() : null, 1 << 16);
        ChannelHandler priorKnowledge = new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                String next =
                        channel.pipeline().context(HttpObjectAggregator.class).name();
                for (ChannelHandler handler : way.handlers(server))
                    channel.pipeline().addBefore(next, null, handler);
            }
        };
        pipeline.addLast(new CleartextHttp2ServerUpgradeHandler(codec, upgrade, priorKnowledge));
        pipeline.addLast(new UpgradedRequest());
        server.addApp(pipeline);
    }

    void addSecure(ChannelPipeline pipeline) {
        pipeline.addLast(tls.newHandler(pipeline.channel().alloc()));
        pipeline.addLast(new ApplicationProtocolNegotiationHandler(ApplicationProtocolNames.HTTP_1_1) {
            @Override
            protected void configurePipeline(ChannelHandlerContext context, String protocol) {
                if (protocol.equals(ApplicationProtocolNames.HTTP_2)) pipeline.addLast(way.handlers(server));
                else pipeline.addLast(new HttpServerCodec());
                server.addApp(pipeline);
            }
        });
    }

    private HttpServerUpgradeHandler.UpgradeCodec upgradeCodec() {
        ChannelHandler[] handlers = way.handlers(server);
        return handlers[0] instanceof Http2FrameCodec
                ? new Http2ServerUpgradeCodec((Http2FrameCodec) handlers[0], handlers[1])
                : new Http2ServerUpgradeCodec((Http2ConnectionHandler) handlers[0]);
    }

    /** Hands the request on by which the client asked for HTTP/2, where no stream gets it. */
    private static final class UpgradedRequest extends ChannelInboundHandlerAdapter {
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            boolean isStreams = context.pipeline().get(Http2MultiplexHandler.class) != null;
            if (isStreams || !(event instanceof HttpServerUpgradeHandler.UpgradeEvent)) return;
            FullHttpRequest request = ((HttpServerUpgradeHandler.UpgradeEvent) event).upgradeRequest();
            request.headers().setInt(HttpConversionUtil.ExtensionHeaderNames.STREAM_ID.text(), 1);
            context.fireChannelRead(request.retain());
        }
    }
}
