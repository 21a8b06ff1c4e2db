package hookgauge.instrumentation.nettyclienthttp2;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.HttpConversionUtil.ExtensionHeaderNames;
import io.netty.handler.codec.http2.HttpToHttp2ConnectionHandler;
import io.netty.handler.codec.http2.HttpToHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.InboundHttp2ToHttpAdapterBuilder;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** All streams are whole requests and responses on the connection's channel. */
final class ConnectionWay implements Http2Client.Way {
    private static final int PATIENT = 20_000;

    @Override
    public ChannelHandler[] handlers() {
        Http2Connection connection = new DefaultHttp2Connection(false);
        ChannelHandler frames = new HttpToHttp2ConnectionHandlerBuilder()
                .connection(connection)
                .frameListener(new InboundHttp2ToHttpAdapterBuilder(connection)
                        .maxContentLength(1 << 20)
                        .build())
                .build();
        return new ChannelHandler[] {frames, new Waiting()};
    }

    @Override
    public CompletableFuture<Integer> ask(Channel connection, String method, URI uri, byte[] body, int timeoutMillis) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        FullHttpRequest request = new DefaultFullHttpRequest(
                HttpVersion.HTTP_1_1,
                HttpMethod.valueOf(method),
                uri.getRawPath(),
                Unpooled.wrappedBuffer(body == null ? new byte[0] : body));
        request.headers().set("host", uri.getRawAuthority());
        request.headers().set(ExtensionHeaderNames.SCHEME.text(), uri.getScheme());
        connection.eventLoop().execute(() -> send(connection, request, status, timeoutMillis));
        return status;
    }

    /** In the connection's thread, in which the stream's number is found. */
    private static void send(
            Channel connection, FullHttpRequest request, CompletableFuture<Integer> status, int timeoutMillis) {
        Waiting waiting = connection.pipeline().get(Waiting.class);
        HttpToHttp2ConnectionHandler handler = connection.pipeline().get(HttpToHttp2ConnectionHandler.class);
        if (waiting == null || handler == null) {
            status.completeExceptionally(new ClosedChannelException());
            return;
        }
        int id = handler.connection().local().incrementAndGetNextStreamId();
        request.headers().setInt(ExtensionHeaderNames.STREAM_ID.text(), id);
        waiting.byStream.put(id, status);
        ChannelHandlerContext context = connection.pipeline().context(handler);
        status.whenComplete((answer, error) -> {
            if (status.isCancelled())
                connection.eventLoop().execute(() -> {
                    handler.resetStream(context, id, Http2Error.CANCEL.code(), context.newPromise());
                    context.flush();
                });
        });
        if (timeoutMillis < PATIENT)
            connection.pipeline().addFirst(new ReadTimeoutHandler(timeoutMillis, TimeUnit.MILLISECONDS));
        connection.writeAndFlush(request).addListener(written -> {
            if (!written.isSuccess()) status.completeExceptionally(written.cause());
        });
    }

    /** For all answers of a connection, in its thread. */
    private static final class Waiting extends ChannelInboundHandlerAdapter {
        private final Map<Integer, CompletableFuture<Integer>> byStream = new HashMap<>();

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            FullHttpResponse response = (FullHttpResponse) message;
            response.release();
            CompletableFuture<Integer> status =
                    byStream.remove(response.headers().getInt(ExtensionHeaderNames.STREAM_ID.text()));
            status.complete(response.status().code());
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            endAll(new ClosedChannelException());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable error) {
            endAll(error);
        }

        private void endAll(Throwable error) {
            for (CompletableFuture<Integer> status : byStream.values()) status.completeExceptionally(error);
            byStream.clear();
        }
    }
}
