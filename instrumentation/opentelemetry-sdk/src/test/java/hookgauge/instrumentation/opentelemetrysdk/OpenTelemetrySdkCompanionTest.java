package hookgauge.instrumentation.opentelemetrysdk;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class OpenTelemetrySdkCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new OpenTelemetrySdkInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.opentelemetry.sdk.metrics.");
    }
}
