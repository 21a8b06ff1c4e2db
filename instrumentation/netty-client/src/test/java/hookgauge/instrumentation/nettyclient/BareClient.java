package hookgauge.instrumentation.nettyclient;

import hookgauge.instrumentation.testing.ContractClient;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.net.URI;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What people build on Netty's codec who need no more: connections are kept, answers are gathered. */
final class BareClient implements ContractClient {
    private static final String TIMEOUT = "timeout";
    private static final String WAITING = "waiting";

    private final NioEventLoopGroup loops = new NioEventLoopGroup(2);
    private final Map<String, Queue<Channel>> kept = new ConcurrentHashMap<>();

    @Override
    public int send(String method, URI uri, byte[] body, int timeoutMillis) throws Exception {
        try {
            return ask(method, uri, body == null ? new byte[0] : body, timeoutMillis)
                    .get();
        } catch (ExecutionException e) {
            throw (Exception) e.getCause();
        }
    }

    @Override
    public Future<?> start(URI uri) throws Exception {
        return ask("GET", uri, new byte[0], 20_000);
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    /** In the connection's thread from the second line on. */
    private CompletableFuture<Integer> ask(String method, URI uri, byte[] body, int timeoutMillis) throws Exception {
        Channel channel = channel(uri);
        FullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1, HttpMethod.valueOf(method), uri.getRawPath(), Unpooled.wrappedBuffer(body));
        request.headers().set("host", uri.getRawAuthority());
        request.headers().set("content-length", body.length);
        Waiting waiting = new Waiting(kept(uri));
        channel.eventLoop().execute(() -> {
            channel.pipeline().addFirst(TIMEOUT, new ReadTimeoutHandler(timeoutMillis, TimeUnit.MILLISECONDS));
            channel.pipeline().addLast(WAITING, waiting);
            channel.writeAndFlush(request);
        });
        waiting.status.whenComplete((status, error) -> {
            if (error != null) channel.close();
        });
        return waiting.status;
    }

    private Channel channel(URI uri) throws Exception {
        Channel idle = kept(uri).poll();
        if (idle != null && idle.isActive()) return idle;
        ChannelHandler codec = new ChannelInitializer<SocketChannel>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                channel.pipeline().addLast(new HttpClientCodec(4096, 8192, 8192, true));
                channel.pipeline().addLast(new HttpObjectAggregator(1 << 20));
            }
        };
        return new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .handler(codec)
                .connect(uri.getHost(), uri.getPort())
                .sync()
                .channel();
    }

    private Queue<Channel> kept(URI uri) {
        return kept.computeIfAbsent(uri.getRawAuthority(), to -> new ConcurrentLinkedQueue<>());
    }

    /** For one answer. */
    private static final class Waiting extends ChannelInboundHandlerAdapter {
        private final CompletableFuture<Integer> status = new CompletableFuture<>();
        private final Queue<Channel> kept;

        Waiting(Queue<Channel> kept) {
            this.kept = kept;
        }

        @Override
        @SuppressWarnings("deprecation") // the names that Netty 4.0 has
        public void channelRead(ChannelHandlerContext context, Object message) {
            FullHttpResponse response = (FullHttpResponse) message;
            response.release();
            context.pipeline().remove(TIMEOUT);
            context.pipeline().remove(WAITING);
            // before the caller may ask again
            kept.add(context.channel());
            status.complete(response.getStatus().code());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable error) {
            status.completeExceptionally(error);
        }
    }
}
