package hookgauge.instrumentation.springcloudgatewaymvc;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Collections;
import java.util.List;

/** Where Spring Cloud Gateway on Spring MVC is hooked: it knows the route, its server counts. */
public final class SpringCloudGatewayMvcInstrumentation implements InstrumentationModule {
    @Override
    public String name() {
        return "spring-cloud-gateway-mvc";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.springcloudgatewaymvc.SpringCloudGatewayMvcCompanion";
    }

    @Override
    public String home() {
        return "org/springframework/cloud/gateway/server/mvc/handler";
    }

    /** Before Spring MVC, which is hooked itself, tells the pattern of the path. */
    @Override
    public List<Hook> hooks() {
        return Collections.singletonList(Hook.onResult(
                "org/springframework/cloud/gateway/server/mvc/handler/GatewayDelegatingRouterFunction",
                "route",
                "(Lorg/springframework/web/servlet/function/ServerRequest;)Ljava/util/Optional;",
                "routed"));
    }
}
