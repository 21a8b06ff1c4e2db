package hookgauge.instrumentation.opentelemetryapi;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class OpenTelemetryApiCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new OpenTelemetryApiInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.opentelemetry.api.");
    }
}
