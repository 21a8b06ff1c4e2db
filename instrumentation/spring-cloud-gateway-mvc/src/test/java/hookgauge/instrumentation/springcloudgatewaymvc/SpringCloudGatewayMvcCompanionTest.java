package hookgauge.instrumentation.springcloudgatewaymvc;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class SpringCloudGatewayMvcCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new SpringCloudGatewayMvcInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("org.springframework.");
    }
}
