package hookgauge.instrumentation.restlet;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Collections;
import java.util.List;

/** Where Restlet 2 is hooked: it knows the route, the server below its connector counts. */
public final class RestletInstrumentation implements InstrumentationModule {
    @Override
    public String name() {
        return "restlet";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.restlet.RestletCompanion";
    }

    @Override
    public String home() {
        return "org/restlet/routing";
    }

    /** A router has chosen one of its routes, which may lead to another router. */
    @Override
    public List<Hook> hooks() {
        return Collections.singletonList(Hook.onEntry(
                "org/restlet/routing/TemplateRoute",
                "beforeHandle",
                "(Lorg/restlet/Request;Lorg/restlet/Response;)I",
                "chosen"));
    }
}
