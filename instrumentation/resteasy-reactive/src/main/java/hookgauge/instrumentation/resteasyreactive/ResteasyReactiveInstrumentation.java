package hookgauge.instrumentation.resteasyreactive;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where RESTEasy Reactive, which is Quarkus REST, is hooked: it knows the route and what was thrown, Netty's codecs count. */
public final class ResteasyReactiveInstrumentation implements InstrumentationModule {
    private static final String CONTEXT = "org/jboss/resteasy/reactive/server/core/ResteasyReactiveRequestContext";
    private static final String QUARKUS_CONTEXT =
            "io/quarkus/resteasy/reactive/server/runtime/QuarkusResteasyReactiveRequestContext";

    @Override
    public String name() {
        return "resteasy-reactive";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.resteasyreactive.ResteasyReactiveCompanion";
    }

    @Override
    public String home() {
        return "org/jboss/resteasy/reactive/server/core";
    }

    @Override
    public List<Hook> hooks() {
        String thrown = "(Ljava/lang/Throwable;)V";
        return Arrays.asList(
                // on its way through the handlers of a method that was found, or of the resource that leads to it
                Hook.onEntry(
                        CONTEXT,
                        "restart",
                        "(Lorg/jboss/resteasy/reactive/server/mapping/RuntimeResource;Z)V",
                        "routed"),
                Hook.onEntry(CONTEXT, "handleUnmappedException", thrown, "threw"),
                Hook.onEntry(CONTEXT, "handleUnrecoverableError", thrown, "threw"),
                // which is both there
                Hook.onEntry(QUARKUS_CONTEXT, "handleUnrecoverableError", thrown, "threw"));
    }
}
