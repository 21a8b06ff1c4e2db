package hookgauge.instrumentation.springwebflux;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Arrays;
import java.util.List;

/** Where Spring WebFlux 5 to 7 is hooked: it knows the route, its server counts. */
public final class SpringWebfluxInstrumentation implements InstrumentationModule {
    private static final String DISPATCHER = "org/springframework/web/reactive/DispatcherHandler";
    private static final String EXCHANGE_AND_HANDLER =
            "(Lorg/springframework/web/server/ServerWebExchange;Ljava/lang/Object;)Lreactor/core/publisher/Mono;";

    @Override
    public String name() {
        return "spring-webflux";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.springwebflux.SpringWebfluxCompanion";
    }

    @Override
    public String home() {
        return "org/springframework/web/reactive";
    }

    /** A handler was found, by whatever mapping, and is about to be called: Spring 6 and later, then Spring 5. */
    @Override
    public List<Hook> hooks() {
        return Arrays.asList(
                Hook.onEntry(DISPATCHER, "handleRequestWith", EXCHANGE_AND_HANDLER, "routed")
                        .orAnother(),
                Hook.onEntry(DISPATCHER, "invokeHandler", EXCHANGE_AND_HANDLER, "routed")
                        .orAnother());
    }
}
