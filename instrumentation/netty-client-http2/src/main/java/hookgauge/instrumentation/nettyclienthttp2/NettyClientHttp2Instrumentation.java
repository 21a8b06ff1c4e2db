package hookgauge.instrumentation.nettyclienthttp2;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/**
 * Where HTTP/2 of clients is hooked in Netty 4.1 and 4.2: where heads and bodies are handed to the encoder and come from the
 * decoder, below all that clients build on it, so that streams are counted alike with adapters to HTTP/1 objects, with channels
 * of their own and with bare frames.
 */
public final class NettyClientHttp2Instrumentation implements InstrumentationModule {
    private static final String PACKAGE = "io/netty/handler/codec/http2/";
    private static final String ENCODER = PACKAGE + "DefaultHttp2ConnectionEncoder";
    private static final String READER = PACKAGE + "DefaultHttp2ConnectionDecoder$FrameReadListener";
    private static final String HEADERS = "L" + PACKAGE + "Http2Headers;";
    private static final String CONTEXT = "(Lio/netty/channel/ChannelHandlerContext;";
    private static final String PROMISED = "Lio/netty/channel/ChannelPromise;)Lio/netty/channel/ChannelFuture;";
    private static final String HEAD = CONTEXT + "I" + HEADERS + "IZ" + PROMISED;
    private static final String HEAD_WITH_PRIORITY = CONTEXT + "I" + HEADERS + "ISZIZ" + PROMISED;

    @Override
    public String name() {
        return "netty-client-http2";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.nettyclienthttp2.NettyClientHttp2Companion";
    }

    @Override
    public String home() {
        return "io/netty/handler/codec/http2";
    }

    @Override
    public boolean isOfClient() {
        return true;
    }

    @Override
    public boolean isRelocatable() {
        return true;
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                // by version the one calls the other
                Hook.onEntry(ENCODER, "writeHeaders", HEAD, "writes"),
                Hook.onReturn(ENCODER, "writeHeaders", HEAD, "hasWritten"),
                Hook.onEntry(ENCODER, "writeHeaders", HEAD_WITH_PRIORITY, "writes"),
                Hook.onReturn(ENCODER, "writeHeaders", HEAD_WITH_PRIORITY, "hasWritten"),
                Hook.onEntry(ENCODER, "writeData", CONTEXT + "ILio/netty/buffer/ByteBuf;IZ" + PROMISED, "writes"),
                Hook.onEntry(READER, "onHeadersRead", CONTEXT + "I" + HEADERS + "ISZIZ)V", "reads"),
                Hook.onReturn(
                        PACKAGE + "Http2ClientUpgradeCodec",
                        "upgradeTo",
                        CONTEXT + "Lio/netty/handler/codec/http/FullHttpResponse;)V",
                        "upgraded"));
    }

    /** Where something goes wrong with a stream. */
    public static final class Channels implements InstrumentationModule {
        @Override
        public String name() {
            return "netty-client-http2-channels";
        }

        @Override
        public String companion() {
            return "hookgauge.instrumentation.nettyclienthttp2.NettyClientHttp2ChannelsCompanion";
        }

        @Override
        public String home() {
            return "io/netty/handler/codec/http2";
        }

        @Override
        public boolean isOfClient() {
            return true;
        }

        @Override
        public boolean isRelocatable() {
            return true;
        }

        @Override
        public List<Hook> hooks() {
            return Arrays.asList(
                    Hook.onEntry(READER, "onRstStreamRead", CONTEXT + "IJ)V", "resets"),
                    // from 4.1.2x on; earlier, what the client resets itself is told as given up
                    Hook.onEntry(
                                    PACKAGE + "Http2ConnectionHandler",
                                    "onError",
                                    CONTEXT + "ZLjava/lang/Throwable;)V",
                                    "breaks")
                            .optional(),
                    // from 4.1.37 on
                    Hook.onReturn(
                                    PACKAGE + "AbstractHttp2StreamChannel",
                                    "<init>",
                                    "(L" + PACKAGE
                                            + "Http2FrameCodec$DefaultHttp2FrameStream;ILio/netty/channel/ChannelHandler;)V",
                                    "made")
                            .optional());
        }
    }
}
