package hookgauge.instrumentation.jetty12handlers;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Jetty 12.0 and 12.1 know what is behind an exchange: what a handler threw, and servlets of all three levels. */
public final class Jetty12HandlersInstrumentation implements InstrumentationModule {
    private static final String EE10 = "org/eclipse/jetty/ee10/servlet/ServletChannel";
    private static final String EE9 = "org/eclipse/jetty/ee9/nested/";
    private static final String EE8 = "org/eclipse/jetty/ee8/nested/";
    private static final String THROWN = "(Ljava/lang/Throwable;)V";

    @Override
    public String name() {
        return "jetty-12-handlers";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.jetty12handlers.Jetty12HandlersCompanion";
    }

    @Override
    public String home() {
        // exported, so that on a module path the servlets' modules can call it
        return "org/eclipse/jetty/server";
    }

    @Override
    public String landmark() {
        // Jetty 9 to 11 have a response, too, and it is another
        return "org/eclipse/jetty/server/internal/HttpChannelState";
    }

    @Override
    public boolean isRelocatable() {
        return true;
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(
                        "org/eclipse/jetty/server/Response",
                        "writeError",
                        "(Lorg/eclipse/jetty/server/Request;Lorg/eclipse/jetty/server/Response;Lorg/eclipse/jetty/util/Callback;ILjava/lang/String;Ljava/lang/Throwable;)V",
                        "failed"),
                Hook.onEntry(EE10, "associate", "(Lorg/eclipse/jetty/ee10/servlet/ServletContextRequest;)V", "mapped"),
                Hook.onEntry(EE10, "handleException", THROWN, "threw"),
                Hook.onEntry(EE9 + "Request", "setServletPathMapping", mapping(EE9), "mappedInEe9"),
                Hook.onEntry(EE9 + "HttpChannel", "handleException", THROWN, "threwInEe9"),
                Hook.onEntry(EE8 + "Request", "setServletPathMapping", mapping(EE8), "mappedInEe8"),
                Hook.onEntry(EE8 + "HttpChannel", "handleException", THROWN, "threwInEe8"));
    }

    private static String mapping(String level) {
        return "(L" + level + "ServletPathMapping;)V";
    }
}
