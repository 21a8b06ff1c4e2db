package hookgauge.instrumentation.nettyhttp2;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/**
 * Where HTTP/2 is hooked in Netty 4.1 and 4.2: where frames are read and written, below all that servers build on it, so
 * that streams are counted alike with adapters to HTTP/1 objects, with channels of their own and with bare frames.
 */
public final class NettyHttp2Instrumentation implements InstrumentationModule {
    private static final String PACKAGE = "io/netty/handler/codec/http2/";
    private static final String HANDLER = PACKAGE + "Http2ConnectionHandler";
    private static final String READER = PACKAGE + "DefaultHttp2ConnectionDecoder$FrameReadListener";
    private static final String WRITER = PACKAGE + "DefaultHttp2FrameWriter";
    private static final String CONTEXT = "(Lio/netty/channel/ChannelHandlerContext;";
    private static final String PROMISED = "Lio/netty/channel/ChannelPromise;)Lio/netty/channel/ChannelFuture;";
    private static final String HEADERS_READ = CONTEXT + "IL" + PACKAGE + "Http2Headers;ISZIZ)V";
    private static final String DATA_READ = CONTEXT + "ILio/netty/buffer/ByteBuf;IZ)I";

    @Override
    public String name() {
        return "netty-http2";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.nettyhttp2.NettyHttp2Companion";
    }

    @Override
    public String home() {
        return "io/netty/handler/codec/http2";
    }

    @Override
    public boolean isRelocatable() {
        return true;
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(HANDLER, "handlerAdded", CONTEXT + ")V", "connected"),
                Hook.onEntry(READER, "onHeadersRead", HEADERS_READ, "reads"),
                Hook.onReturn(READER, "onHeadersRead", HEADERS_READ, "hasRead"),
                Hook.onEntry(READER, "onDataRead", DATA_READ, "reads"),
                Hook.onReturn(READER, "onDataRead", DATA_READ, "hasRead"),
                Hook.onEntry(WRITER, "writeHeaders", CONTEXT + "IL" + PACKAGE + "Http2Headers;IZ" + PROMISED, "writes"),
                Hook.onEntry(
                        WRITER, "writeHeaders", CONTEXT + "IL" + PACKAGE + "Http2Headers;ISZIZ" + PROMISED, "writes"),
                Hook.onEntry(WRITER, "writeData", CONTEXT + "ILio/netty/buffer/ByteBuf;IZ" + PROMISED, "writes"),
                // from 4.1.37 on; earlier such a channel cannot be asked for its exchange, which is counted all the
                // same
                Hook.onReturn(
                                PACKAGE + "AbstractHttp2StreamChannel",
                                "<init>",
                                "(L" + PACKAGE
                                        + "Http2FrameCodec$DefaultHttp2FrameStream;ILio/netty/channel/ChannelHandler;)V",
                                "channelMade")
                        .optional());
    }
}
