package hookgauge.instrumentation.netty4;

import hookgauge.instrumentation.testing.ContractApp;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The contract's app at the end of a pipeline, in threads that may block. */
final class NettyHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final AttributeKey<Object> EXCHANGE = AttributeKey.valueOf("hookgauge.exchange");
    // which stream of the connection it is, where all are on one channel
    private static final String STREAM = "x-http2-stream-id";
    private static final Set<String> PATHS =
            Set.of("hello", "items", "echo", "fail", "throw", "break", "stream", "big", "hold", "routed");

    private final ContractApp app;
    private volatile boolean isAnswering;

    NettyHandler(ContractApp app) {
        this.app = app;
    }

    @Override
    @SuppressWarnings("deprecation") // the names that Netty 4.0 has
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) throws IOException {
        isAnswering = false;
        Channel channel = context.channel();
        Call call = new Call(request, channel);
        String path = request.getUri();
        if (!request.getDecoderResult().isSuccess()) {
            answer(call, 400);
            channel.close();
        } else if (path.equals("/upgrade")) {
            HttpResponse response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS, Unpooled.EMPTY_BUFFER);
            response.headers().set("Upgrade", "contract");
            channel.writeAndFlush(response);
        } else if (path.startsWith("/async/")) {
            // not a method reference, which would name a type that Netty 4.0 does not have
            app.handleElsewhere(path.substring("/async".length()), call, () -> {}, () -> channel.close());
        } else if (!PATHS.contains(path.split("/")[1])) {
            answer(call, 404);
        } else {
            // as a framework's companion does
            if (path.equals("/routed"))
                HookgaugeHttp.route(channel.attr(EXCHANGE).get(), "/routed/{by}");
            app.handle(path, call);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) throws IOException {
        if (isAnswering || !context.channel().isActive()) {
            context.channel().close();
            return;
        }
        Call call = new Call(null, context.channel());
        answer(call, 500);
    }

    private static void answer(Call call, int status) throws IOException {
        byte[] body = ("status " + status).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = call.response(status, body.length)) {
            out.write(body);
        }
    }

    private final class Call implements ContractApp.Call {
        private final Channel channel;
        private final byte[] body;
        private final boolean isHead;
        private final boolean isOld;
        private final String stream;

        @SuppressWarnings("deprecation") // the names that Netty 4.0 has
        Call(FullHttpRequest request, Channel channel) {
            this.channel = channel;
            body = new byte[request == null ? 0 : request.content().readableBytes()];
            if (request != null) request.content().readBytes(body);
            isHead = request != null && request.getMethod().name().equals("HEAD");
            stream = request == null ? null : request.headers().get(STREAM);
            isOld = request != null && request.getProtocolVersion().equals(HttpVersion.HTTP_1_0);
        }

        @Override
        public InputStream request() {
            return new ByteArrayInputStream(body);
        }

        @Override
        public OutputStream response(int status, long bytes) throws IOException {
            isAnswering = true;
            HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
            if (bytes >= 0) head.headers().set("Content-Length", String.valueOf(bytes));
            else if (!isOld && stream == null) head.headers().set("Transfer-Encoding", "chunked");
            if (stream != null) head.headers().set(STREAM, stream);
            write(head);
            return new Body(this);
        }

        private void write(Object message) throws IOException {
            ChannelFuture written = channel.writeAndFlush(message).awaitUninterruptibly();
            if (!written.isSuccess()) throw new IOException(written.cause());
        }
    }

    private static final class Body extends OutputStream {
        private final Call call;

        Body(Call call) {
            this.call = call;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!call.isHead) call.write(new DefaultHttpContent(Unpooled.copiedBuffer(bytes, offset, length)));
        }

        @Override
        public void close() throws IOException {
            call.write(LastHttpContent.EMPTY_LAST_CONTENT);
            if (call.isOld) call.channel.close();
        }
    }
}
