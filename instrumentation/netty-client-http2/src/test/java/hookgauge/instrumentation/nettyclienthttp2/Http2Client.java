package hookgauge.instrumentation.nettyclienthttp2;

import hookgauge.instrumentation.testing.ContractClient;
import hookgauge.instrumentation.testing.TestKeys;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What people build on Netty's HTTP/2 who need no more, in one of the ways that it has for it: one connection for each address. */
final class Http2Client implements ContractClient {
    /** How requests become streams. */
    interface Way {
        /** What handles a connection. */
        ChannelHandler[] handlers();

        /** Sends a request; cancelling the answer gives the request up. */
        CompletableFuture<Integer> ask(Channel connection, String method, URI uri, byte[] body, int timeoutMillis)
                throws Exception;
    }

    private final NioEventLoopGroup loops = new NioEventLoopGroup(2);
    private final Map<String, Channel> kept = new HashMap<>();
    private final Way way;
    private final SslContext tls;

    Http2Client(Way way, Path keys) throws Exception {
        this.way = way;
        tls = SslContextBuilder.forClient()
                .trustManager(TestKeys.certificate(keys))
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        ApplicationProtocolConfig.Protocol.ALPN,
                        ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                        ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                        ApplicationProtocolNames.HTTP_2))
                .build();
    }

    @Override
    public int send(String method, URI uri, byte[] body, int timeoutMillis) throws Exception {
        try {
            return way.ask(connection(uri), method, uri, body, timeoutMillis).get();
        } catch (ExecutionException e) {
            throw (Exception) e.getCause();
        }
    }

    @Override
    public Future<?> start(URI uri) throws Exception {
        return way.ask(connection(uri), "GET", uri, null, 20_000);
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    synchronized Channel connection(URI uri) throws InterruptedException {
        Channel open = kept.get(uri.getRawAuthority());
        if (open != null && open.isActive()) return open;
        Channel connection = new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        if (uri.getScheme().equals("https"))
                            channel.pipeline().addLast(tls.newHandler(channel.alloc(), uri.getHost(), uri.getPort()));
                        channel.pipeline().addLast(way.handlers());
                    }
                })
                .connect(uri.getHost(), uri.getPort())
                .sync()
                .channel();
        kept.put(uri.getRawAuthority(), connection);
        return connection;
    }
}
