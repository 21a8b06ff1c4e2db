package hookgauge.instrumentation.jetty12;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Jetty 12.0 and 12.1 are hooked, by all protocols; its handlers and servlets have a module of their own. */
public final class Jetty12Instrumentation implements InstrumentationModule {
    private static final String CHANNEL = "org/eclipse/jetty/server/internal/HttpChannelState";
    private static final String INVOKER = CHANNEL + "$HandlerInvoker";
    private static final String SERVER = "org/eclipse/jetty/server/Server";
    private static final String HANDLE =
            "(Lorg/eclipse/jetty/server/Request;Lorg/eclipse/jetty/server/Response;Lorg/eclipse/jetty/util/Callback;)Z";
    private static final String COMPLETE = "(Lorg/eclipse/jetty/server/HttpStream;Ljava/lang/Throwable;)V";

    @Override
    public String name() {
        return "jetty-12";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.jetty12.Jetty12Companion";
    }

    @Override
    public String home() {
        // exported, so that on a module path the servlets' modules can call it
        return "org/eclipse/jetty/server";
    }

    @Override
    public String landmark() {
        // Jetty 9 to 11 have a server, too, and it is another
        return CHANNEL;
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onReturn(
                        CHANNEL,
                        "onRequest",
                        "(Lorg/eclipse/jetty/http/MetaData$Request;)Ljava/lang/Runnable;",
                        "started"),
                Hook.onEntry(SERVER, "handle", HANDLE, "entered"),
                Hook.onReturn(SERVER, "handle", HANDLE, "left"),
                Hook.onThrow(SERVER, "handle", HANDLE, "threw"),
                // the end is at one of the two places
                Hook.onEntry(CHANNEL, "completeStream", COMPLETE, "ended").or(INVOKER),
                Hook.onEntry(INVOKER, "completeStream", COMPLETE, "endedInside").or(CHANNEL));
    }

    @Override
    public boolean isRelocatable() {
        return true;
    }
}
