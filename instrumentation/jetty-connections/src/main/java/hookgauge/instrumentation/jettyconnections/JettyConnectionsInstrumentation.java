package hookgauge.instrumentation.jettyconnections;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Collections;
import java.util.List;

/** Where the connectors of Jetty 9.4 to 12 are asked for their connections and threads. */
public final class JettyConnectionsInstrumentation implements InstrumentationModule {
    @Override
    public String name() {
        return "jetty-connections";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.jettyconnections.JettyConnectionsCompanion";
    }

    @Override
    public String home() {
        return "org/eclipse/jetty/server";
    }

    @Override
    public boolean isRelocatable() {
        return true;
    }

    @Override
    public List<Hook> hooks() {
        return Collections.singletonList(
                Hook.onReturn("org/eclipse/jetty/server/AbstractNetworkConnector", "doStart", "()V", "serving"));
    }

    /** What is counted here are no requests. */
    @Override
    public boolean isOfServer() {
        return false;
    }
}
