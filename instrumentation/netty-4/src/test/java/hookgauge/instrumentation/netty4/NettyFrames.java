package hookgauge.instrumentation.netty4;

import hookgauge.instrumentation.testing.ContractApp;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2StreamFrame;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The contract's app at the end of a stream's pipeline, without HTTP/1's objects: of what is asked with GET. */
final class NettyFrames extends SimpleChannelInboundHandler<Http2StreamFrame> {
    private final ContractApp app;

    NettyFrames(ContractApp app) {
        this.app = app;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Http2StreamFrame frame) throws IOException {
        if (frame instanceof Http2HeadersFrame)
            app.handle(((Http2HeadersFrame) frame).headers().path().toString(), new Call(context.channel()));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) throws IOException {
        new Call(context.channel()).response(500, 0).close();
    }

    private record Call(Channel channel) implements ContractApp.Call {
        @Override
        public InputStream request() {
            return new ByteArrayInputStream(new byte[0]);
        }

        @Override
        public OutputStream response(int status, long bytes) throws IOException {
            DefaultHttp2Headers headers = new DefaultHttp2Headers();
            headers.status(String.valueOf(status));
            write(new DefaultHttp2HeadersFrame(headers));
            return new Body(this);
        }

        private void write(Http2StreamFrame frame) throws IOException {
            ChannelFuture written = channel.writeAndFlush(frame).awaitUninterruptibly();
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
            ByteBuf part = Unpooled.copiedBuffer(bytes, offset, length);
            call.write(new DefaultHttp2DataFrame(part));
        }

        @Override
        public void close() throws IOException {
            call.write(new DefaultHttp2DataFrame(true));
        }
    }
}
