package hookgauge.instrumentation.undertowconnections;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where the listeners of Undertow 1.4 to 2.3 get their connections. */
public final class UndertowConnectionsInstrumentation implements InstrumentationModule {
    private static final String HANDLE = "(Lorg/xnio/StreamConnection;Lio/undertow/connector/PooledByteBuffer;)V";

    @Override
    public String name() {
        return "undertow-connections";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.undertowconnections.UndertowConnectionsCompanion";
    }

    @Override
    public String home() {
        return "io/undertow/server";
    }

    @Override
    public boolean isRelocatable() {
        return true;
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry("io/undertow/server/protocol/http/HttpOpenListener", "handleEvent", HANDLE, "accepted"),
                Hook.onEntry("io/undertow/server/protocol/http2/Http2OpenListener", "handleEvent", HANDLE, "accepted"));
    }

    /** What is counted here are no requests. */
    @Override
    public boolean isOfServer() {
        return false;
    }
}
