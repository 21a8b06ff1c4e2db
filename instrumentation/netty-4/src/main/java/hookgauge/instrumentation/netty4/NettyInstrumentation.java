package hookgauge.instrumentation.netty4;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/**
 * Where HTTP/1 is hooked in Netty 4.0 to 4.2: in its codecs, so that each server on them is counted, whatever else is in the
 * pipeline.
 *
 * <p>Clients use the same codecs; what decodes no request is none of ours.
 */
public final class NettyInstrumentation implements InstrumentationModule {
    private static final String DECODER = "io/netty/handler/codec/http/HttpObjectDecoder";
    private static final String DECODE =
            "(Lio/netty/channel/ChannelHandlerContext;Lio/netty/buffer/ByteBuf;Ljava/util/List;)V";

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
                        "encodes"));
    }

    @Override
    public boolean isRelocatable() {
        return true;
    }
}
