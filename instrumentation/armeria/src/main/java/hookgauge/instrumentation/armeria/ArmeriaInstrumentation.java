package hookgauge.instrumentation.armeria;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Armeria 1 is hooked: it knows the route and what a service fails with, Netty's codecs count. */
public final class ArmeriaInstrumentation implements InstrumentationModule {
    private static final String LOG = "com/linecorp/armeria/common/logging/DefaultRequestLog";

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

    /**
     * A request has its service, and its log is told of the connection; and of the answer's head. A client's log is told the
     * same.
     */
    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(
                        LOG,
                        "session",
                        "(Lio/netty/channel/Channel;Lcom/linecorp/armeria/common/SessionProtocol;Ljavax/net/ssl/SSLSession;"
                                + "Lcom/linecorp/armeria/common/logging/ClientConnectionTimings;)V",
                        "routed"),
                Hook.onEntry(LOG, "responseHeaders", "(Lcom/linecorp/armeria/common/ResponseHeaders;)V", "answers"));
    }
}
