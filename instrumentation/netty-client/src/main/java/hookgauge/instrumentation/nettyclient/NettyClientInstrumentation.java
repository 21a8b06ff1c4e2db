package hookgauge.instrumentation.nettyclient;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/**
 * Where HTTP/1 of clients is hooked in Netty 4.0 to 4.2: in the two halves of the codec that only clients have, so that each
 * client on it is counted, whatever else is in the pipeline.
 */
public final class NettyClientInstrumentation implements InstrumentationModule {
    private static final String CODEC = "io/netty/handler/codec/http/HttpClientCodec";
    private static final String DECODER = CODEC + "$Decoder";
    private static final String DECODE =
            "(Lio/netty/channel/ChannelHandlerContext;Lio/netty/buffer/ByteBuf;Ljava/util/List;)V";
    private static final String CONTEXT = "(Lio/netty/channel/ChannelHandlerContext;)V";

    @Override
    public String name() {
        return "netty-client";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.nettyclient.NettyClientCompanion";
    }

    @Override
    public String home() {
        return "io/netty/handler/codec/http";
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
                Hook.onEntry(
                        CODEC + "$Encoder",
                        "encode",
                        "(Lio/netty/channel/ChannelHandlerContext;Ljava/lang/Object;Ljava/util/List;)V",
                        "encodes"),
                Hook.onEntry(DECODER, "decode", DECODE, "decodes"),
                Hook.onReturn(DECODER, "decode", DECODE, "decodes"),
                // what is raised because of the end was raised by then
                Hook.onReturn(DECODER, "channelInactive", CONTEXT, "closed"),
                Hook.onThrow(DECODER, "channelInactive", CONTEXT, "broken"));
    }
}
