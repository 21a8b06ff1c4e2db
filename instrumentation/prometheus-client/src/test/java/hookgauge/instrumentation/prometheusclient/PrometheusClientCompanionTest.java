package hookgauge.instrumentation.prometheusclient;

import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.testing.CompanionContract;
import java.util.List;

class PrometheusClientCompanionTest extends CompanionContract {
    @Override
    protected InstrumentationModule module() {
        return new PrometheusClientInstrumentation();
    }

    @Override
    protected List<String> packages() {
        return List.of("io.prometheus.metrics.model.registry.");
    }
}
