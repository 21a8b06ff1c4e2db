package hookgauge.instrumentation.jettyclient9;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where the client of Jetty 9.4 to 11 is hooked. */
public final class JettyClient9Instrumentation implements InstrumentationModule {
    private static final String PACKAGE = "org/eclipse/jetty/client/";
    private static final String EXCHANGE = "L" + PACKAGE + "HttpExchange;";

    @Override
    public String name() {
        return "jetty-client-9";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.jettyclient9.JettyClient9Companion";
    }

    @Override
    public String home() {
        return "org/eclipse/jetty/client";
    }

    @Override
    public boolean isOfClient() {
        return true;
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(PACKAGE + "HttpDestination", "send", "(" + EXCHANGE + ")V", "sent"),
                Hook.onEntry(PACKAGE + "HttpReceiver", "responseHeaders", "(" + EXCHANGE + ")Z", "answered"),
                Hook.onEntry(PACKAGE + "HttpExchange", "abort", "(Ljava/lang/Throwable;)Z", "lost"),
                Hook.onEntry(PACKAGE + "HttpExchange", "responseComplete", "(Ljava/lang/Throwable;)Z", "lost"));
    }
}
