package hookgauge.instrumentation.jettyclient12;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where the client of Jetty 12 is hooked. */
public final class JettyClient12Instrumentation implements InstrumentationModule {
    private static final String PACKAGE = "org/eclipse/jetty/client/transport/";
    private static final String EXCHANGE = "L" + PACKAGE + "HttpExchange;";

    @Override
    public String name() {
        return "jetty-client-12";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.jettyclient12.JettyClient12Companion";
    }

    @Override
    public String home() {
        return "org/eclipse/jetty/client/transport";
    }

    @Override
    public boolean isOfClient() {
        return true;
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(PACKAGE + "HttpDestination", "send", "(" + EXCHANGE + ")V", "sent"),
                Hook.onEntry(PACKAGE + "HttpReceiver", "responseHeaders", "(" + EXCHANGE + ")V", "answered"),
                Hook.onEntry(
                        PACKAGE + "HttpExchange",
                        "abort",
                        "(Ljava/lang/Throwable;Lorg/eclipse/jetty/util/Promise;)V",
                        "lost"),
                Hook.onEntry(PACKAGE + "HttpExchange", "responseComplete", "(Ljava/lang/Throwable;)Z", "lost"));
    }
}
