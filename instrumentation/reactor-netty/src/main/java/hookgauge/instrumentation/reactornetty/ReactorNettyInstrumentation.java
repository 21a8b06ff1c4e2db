package hookgauge.instrumentation.reactornetty;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Collections;
import java.util.List;

/** Where reactor-netty 1 is hooked: it knows what a handler has failed with, Netty's codecs count. */
public final class ReactorNettyInstrumentation implements InstrumentationModule {
    @Override
    public String name() {
        return "reactor-netty";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.reactornetty.ReactorNettyCompanion";
    }

    @Override
    public String home() {
        return "reactor/netty/http/server";
    }

    @Override
    public List<Hook> hooks() {
        return Collections.singletonList(Hook.onEntry(
                "reactor/netty/http/server/HttpServerOperations",
                "onOutboundError",
                "(Ljava/lang/Throwable;)V",
                "failed"));
    }
}
