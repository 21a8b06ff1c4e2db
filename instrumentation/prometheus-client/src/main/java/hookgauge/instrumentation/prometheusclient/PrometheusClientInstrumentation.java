package hookgauge.instrumentation.prometheusclient;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Collections;
import java.util.List;

/** Where the Prometheus client 1.x makes its registries. */
public final class PrometheusClientInstrumentation implements InstrumentationModule {
    @Override
    public String name() {
        return "prometheus-client";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.prometheusclient.PrometheusClientCompanion";
    }

    @Override
    public String home() {
        return "io/prometheus/metrics/model/registry";
    }

    @Override
    public List<Hook> hooks() {
        return Collections.singletonList(
                Hook.onReturn("io/prometheus/metrics/model/registry/PrometheusRegistry", "<init>", "()V", "created"));
    }

    @Override
    public String reader() {
        return "hookgauge.instrumentation.prometheusclient.ClientJavaReader";
    }
}
