package hookgauge.instrumentation.micronaut4;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Micronaut 4 is hooked: it knows the route, its server counts. */
public final class MicronautInstrumentation implements InstrumentationModule {
    private static final String EXECUTOR = "io/micronaut/http/server/RouteExecutor";

    @Override
    public String name() {
        return "micronaut-4";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.micronaut4.MicronautCompanion";
    }

    @Override
    public String home() {
        return "io/micronaut/http/server";
    }

    @Override
    public String landmark() {
        return "io/micronaut/http/server/RequestLifecycle";
    }

    /** A controller's method was found; later versions have a second way. */
    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(
                        EXECUTOR,
                        "setRouteAttributes",
                        "(Lio/micronaut/http/HttpRequest;Lio/micronaut/web/router/UriRouteMatch;)V",
                        "routed"),
                Hook.onEntry(
                                EXECUTOR,
                                "setRouteAttributes",
                                "(Lio/micronaut/http/HttpRequest;Lio/micronaut/web/router/RouteMatch;)V",
                                "routed")
                        .optional());
    }
}
