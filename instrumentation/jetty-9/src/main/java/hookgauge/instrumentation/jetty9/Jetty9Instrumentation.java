package hookgauge.instrumentation.jetty9;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Jetty 9.4, 10 and 11 are hooked, by all their protocols. */
public final class Jetty9Instrumentation implements InstrumentationModule {
    private static final String CHANNEL = "org/eclipse/jetty/server/HttpChannel";
    private static final String REQUEST = "org/eclipse/jetty/server/Request";
    private static final String THROWN = "(Ljava/lang/Throwable;)V";

    @Override
    public String name() {
        return "jetty-9";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.jetty9.Jetty9Companion";
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
    public String landmark() {
        // Jetty 12 has channel and request, too, and they are others
        return "org/eclipse/jetty/server/HttpChannelState";
    }

    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(CHANNEL, "handle", "()Z", "entered"),
                Hook.onReturn(CHANNEL, "handle", "()Z", "left"),
                Hook.onThrow(CHANNEL, "handle", "()Z", "threw"),
                Hook.onEntry(CHANNEL, "handleException", THROWN, "told"),
                Hook.onEntry(CHANNEL, "abort", THROWN, "told"),
                // from 10 on
                Hook.onEntry(
                                REQUEST,
                                "setServletPathMapping",
                                "(Lorg/eclipse/jetty/server/ServletPathMapping;)V",
                                "mapped")
                        .optional(),
                Hook.onEntry(
                        REQUEST,
                        "setUserIdentityScope",
                        "(Lorg/eclipse/jetty/server/UserIdentity$Scope;)V",
                        "mappedIn9"),
                Hook.onEntry(CHANNEL, "onCompleted", "()V", "ended"));
    }
}
