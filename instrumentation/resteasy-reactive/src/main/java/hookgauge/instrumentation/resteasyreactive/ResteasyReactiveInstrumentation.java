package hookgauge.instrumentation.resteasyreactive;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Collections;
import java.util.List;

/** Where RESTEasy Reactive, which is Quarkus REST, is hooked: it knows the route, Netty's codecs count. */
public final class ResteasyReactiveInstrumentation implements InstrumentationModule {
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

    /** A request starts on its way through the handlers of a method that was found, or of the resource that leads to it. */
    @Override
    public List<Hook> hooks() {
        return Collections.singletonList(Hook.onEntry(
                "org/jboss/resteasy/reactive/server/core/ResteasyReactiveRequestContext",
                "restart",
                "(Lorg/jboss/resteasy/reactive/server/mapping/RuntimeResource;Z)V",
                "routed"));
    }
}
