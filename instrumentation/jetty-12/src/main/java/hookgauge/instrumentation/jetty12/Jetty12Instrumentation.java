package hookgauge.instrumentation.jetty12;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Jetty 12.0 and 12.1 are hooked, by all protocols, and with servlets of all three levels. */
public final class Jetty12Instrumentation implements InstrumentationModule {
    private static final String CHANNEL = "org/eclipse/jetty/server/internal/HttpChannelState";
    private static final String INVOKER = CHANNEL + "$HandlerInvoker";
    private static final String SERVER = "org/eclipse/jetty/server/Server";
    private static final String HANDLE =
            "(Lorg/eclipse/jetty/server/Request;Lorg/eclipse/jetty/server/Response;Lorg/eclipse/jetty/util/Callback;)Z";
    private static final String COMPLETE = "(Lorg/eclipse/jetty/server/HttpStream;Ljava/lang/Throwable;)V";

    private static final String THROWN = "(Ljava/lang/Throwable;)V";

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
                Hook.onEntry(
                        "org/eclipse/jetty/server/Response",
                        "writeError",
                        "(Lorg/eclipse/jetty/server/Request;Lorg/eclipse/jetty/server/Response;Lorg/eclipse/jetty/util/Callback;ILjava/lang/String;Ljava/lang/Throwable;)V",
                        "failed"),
                Hook.onEntry(
                        "org/eclipse/jetty/ee10/servlet/ServletChannel",
                        "associate",
                        "(Lorg/eclipse/jetty/ee10/servlet/ServletContextRequest;)V",
                        "mapped"),
                Hook.onEntry(
                        "org/eclipse/jetty/ee9/nested/Request",
                        "setServletPathMapping",
                        "(Lorg/eclipse/jetty/ee9/nested/ServletPathMapping;)V",
                        "mappedInEe9"),
                Hook.onEntry(
                        "org/eclipse/jetty/ee8/nested/Request",
                        "setServletPathMapping",
                        "(Lorg/eclipse/jetty/ee8/nested/ServletPathMapping;)V",
                        "mappedInEe8"),
                Hook.onEntry(
                        "org/eclipse/jetty/ee10/servlet/ServletChannel", "handleException", THROWN, "threwInServlet"),
                Hook.onEntry("org/eclipse/jetty/ee9/nested/HttpChannel", "handleException", THROWN, "threwInEe9"),
                Hook.onEntry("org/eclipse/jetty/ee8/nested/HttpChannel", "handleException", THROWN, "threwInEe8"),
                // the end is at one of the two places
                Hook.onEntry(CHANNEL, "completeStream", COMPLETE, "ended").optional(),
                Hook.onEntry(INVOKER, "completeStream", COMPLETE, "endedInside").optional());
    }

    @Override
    public boolean isRelocatable() {
        return true;
    }
}
