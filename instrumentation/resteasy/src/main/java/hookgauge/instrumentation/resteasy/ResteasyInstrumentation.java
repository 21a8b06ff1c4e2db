package hookgauge.instrumentation.resteasy;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where RESTEasy 3 to 7 is hooked: it knows the route, its server counts. */
public final class ResteasyInstrumentation implements InstrumentationModule {
    private static final String NODE = "org/jboss/resteasy/core/registry/RootNode";

    @Override
    public String name() {
        return "resteasy";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.resteasy.ResteasyCompanion";
    }

    @Override
    public String home() {
        return "org/jboss/resteasy/core";
    }

    /** A node has the methods of a resource's path; it knows which one takes a request before any code of the app runs. */
    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                added("(Ljava/lang/String;Lorg/jboss/resteasy/core/ResourceInvoker;)V"),
                added("(Ljava/lang/String;Lorg/jboss/resteasy/spi/ResourceInvoker;)V"),
                matched("org/jboss/resteasy/core/ResourceInvoker", "routed3"),
                matched("org/jboss/resteasy/spi/ResourceInvoker", "routed"));
    }

    private static Hook added(String descriptor) {
        return Hook.onEntry(NODE, "addInvoker", descriptor, "added").optional();
    }

    private static Hook matched(String invoker, String companionMethod) {
        return Hook.onResult(NODE, "match", "(Lorg/jboss/resteasy/spi/HttpRequest;I)L" + invoker + ";", companionMethod)
                .optional();
    }
}
