package hookgauge.instrumentation.micrometer;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class MicrometerCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new MicrometerInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.micrometer.core.instrument.");
    }
}
