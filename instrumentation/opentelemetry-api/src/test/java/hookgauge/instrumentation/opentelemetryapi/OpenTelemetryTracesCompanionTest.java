package hookgauge.instrumentation.opentelemetryapi;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class OpenTelemetryTracesCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new OpenTelemetryTracesInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.opentelemetry.");
    }
}
