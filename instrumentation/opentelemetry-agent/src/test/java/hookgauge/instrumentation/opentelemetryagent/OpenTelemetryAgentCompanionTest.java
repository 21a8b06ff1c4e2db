package hookgauge.instrumentation.opentelemetryagent;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class OpenTelemetryAgentCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new OpenTelemetryAgentInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of();
    }
}
