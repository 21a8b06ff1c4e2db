package hookgauge.instrumentation.springcloudgateway;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Collections;
import java.util.List;

/** Where Spring Cloud Gateway on WebFlux is hooked: it knows the route, its server counts. */
public final class SpringCloudGatewayInstrumentation implements InstrumentationModule {
    @Override
    public String name() {
        return "spring-cloud-gateway";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.springcloudgateway.SpringCloudGatewayCompanion";
    }

    @Override
    public String home() {
        return "org/springframework/cloud/gateway/handler";
    }

    /** A route was found, and its filters are about to be called. */
    @Override
    public List<Hook> hooks() {
        return Collections.singletonList(Hook.onEntry(
                "org/springframework/cloud/gateway/handler/FilteringWebHandler",
                "handle",
                "(Lorg/springframework/web/server/ServerWebExchange;)Lreactor/core/publisher/Mono;",
                "routed"));
    }
}
