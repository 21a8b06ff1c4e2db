package hookgauge.instrumentation.springcloudgateway;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class SpringCloudGatewayCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new SpringCloudGatewayInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.springframework.", "reactor.netty.", "io.netty.");
    }
}
