package hookgauge.instrumentation.ratpack;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Ratpack 1 is hooked: it knows the route, Netty counts. */
public final class RatpackInstrumentation implements InstrumentationModule {
    private static final String TRANSMITTER = "ratpack/server/internal/DefaultResponseTransmitter";
    private static final String STATUS = "Lio/netty/handler/codec/http/HttpResponseStatus;";

    @Override
    public String name() {
        return "ratpack";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.ratpack.RatpackCompanion";
    }

    @Override
    public String home() {
        return "ratpack/server/internal";
    }

    /** The response is about to go out: whoever took the request is the last whose path was bound. */
    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(TRANSMITTER, "transmit", "(" + STATUS + "Lio/netty/buffer/ByteBuf;)V", "answering"),
                Hook.onEntry(TRANSMITTER, "transmit", "(" + STATUS + "Ljava/nio/file/Path;)V", "answering"),
                Hook.onEntry(
                        TRANSMITTER, "transmitter", "(" + STATUS + ")Lorg/reactivestreams/Subscriber;", "answering"));
    }
}
