package hookgauge.instrumentation.jersey;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Collections;
import java.util.List;

/** Where Jersey 2 to 4 is hooked: it knows the route, its server counts. */
public final class JerseyInstrumentation implements InstrumentationModule {
    @Override
    public String name() {
        return "jersey";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.jersey.JerseyCompanion";
    }

    @Override
    public String home() {
        return "org/glassfish/jersey/server/internal/routing";
    }

    /** Not where templates are matched: a path of a resource that has no method for the request is no route. */
    @Override
    public List<Hook> hooks() {
        return Collections.singletonList(Hook.onReturn(
                "org/glassfish/jersey/server/internal/routing/UriRoutingContext",
                "setMatchedResourceMethod",
                "(Lorg/glassfish/jersey/server/model/ResourceMethod;)V",
                "routed"));
    }
}
