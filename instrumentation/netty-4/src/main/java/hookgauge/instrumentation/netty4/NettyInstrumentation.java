package hookgauge.instrumentation.netty4;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/**
 * Where Netty 4.0 to 4.2 is hooked: in its codecs, so that each server on them is counted, whatever else is in the pipeline.
 *
 * <p>Clients use the same codecs; what decodes no request is none of ours.
 */
public final class NettyInstrumentation implements InstrumentationModule {
    private static final String DECODER = "io/netty/handler/codec/http/HttpObjectDecoder";
    private static final String DECODE =
            "(Lio/netty/channel/ChannelHandlerContext;Lio/netty/buffer/ByteBuf;Ljava/util/List;)V";
    private static final String STREAM_CODEC = "io/netty/handler/codec/http2/Http2StreamFrameToHttpObjectCodec";

    @Override
    public String name() {
        return "netty-4";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.netty4.NettyCompanion";
    }

    @Override
    public String home() {
        return "io/netty/handler/codec/http";
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(DECODER, "decode", DECODE, "decodes"),
                Hook.onReturn(DECODER, "decode", DECODE, "decoded"),
                Hook.onEntry(
                        "io/netty/handler/codec/http/HttpObjectEncoder",
                        "encode",
                        "(Lio/netty/channel/ChannelHandlerContext;Ljava/lang/Object;Ljava/util/List;)V",
                        "encodes"),
                Hook.onEntry(
                        "io/netty/channel/AbstractChannelHandlerContext",
                        "invokeExceptionCaught",
                        "(Ljava/lang/Throwable;)V",
                        "raised"),
                Hook.onReturn(
                        STREAM_CODEC,
                        "decode",
                        "(Lio/netty/channel/ChannelHandlerContext;Lio/netty/handler/codec/http2/Http2StreamFrame;Ljava/util/List;)V",
                        "decodedFrame"),
                Hook.onEntry(
                        STREAM_CODEC,
                        "encode",
                        "(Lio/netty/channel/ChannelHandlerContext;Lio/netty/handler/codec/http/HttpObject;Ljava/util/List;)V",
                        "encodes"));
    }

    @Override
    public boolean isRelocatable() {
        return true;
    }
}
