package hookgauge.instrumentation.armeria;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Collections;
import java.util.List;

/** Where Armeria 1 is hooked: it knows the route, Netty's codecs count. */
public final class ArmeriaInstrumentation implements InstrumentationModule {
    @Override
    public String name() {
        return "armeria";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.armeria.ArmeriaCompanion";
    }

    @Override
    public String home() {
        return "com/linecorp/armeria/common/logging";
    }

    /** A request has its service, and its log is told of the connection; a client's does the same. */
    @Override
    public List<Hook> hooks() {
        return Collections.singletonList(Hook.onEntry(
                "com/linecorp/armeria/common/logging/DefaultRequestLog",
                "session",
                "(Lio/netty/channel/Channel;Lcom/linecorp/armeria/common/SessionProtocol;Ljavax/net/ssl/SSLSession;"
                        + "Lcom/linecorp/armeria/common/logging/ClientConnectionTimings;)V",
                "routed"));
    }
}
