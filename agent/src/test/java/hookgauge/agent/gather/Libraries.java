package hookgauge.agent.gather;

import hookgauge.instrumentation.dropwizard.Dropwizard5Instrumentation;
import hookgauge.instrumentation.dropwizard.DropwizardInstrumentation;
import hookgauge.instrumentation.micrometer.MicrometerInstrumentation;
import hookgauge.instrumentation.prometheusclient.PrometheusClientInstrumentation;
import hookgauge.instrumentation.simpleclient.SimpleclientInstrumentation;
import java.util.Map;

/** The registries that the agent knows, as its table of hooks has them. */
final class Libraries {
    static final Map<String, String> MODULES = Map.of(
            "io/prometheus/metrics/model/registry/PrometheusRegistry",
            PrometheusClientInstrumentation.class.getName(),
            "io/prometheus/client/CollectorRegistry",
            SimpleclientInstrumentation.class.getName(),
            "io/micrometer/core/instrument/MeterRegistry",
            MicrometerInstrumentation.class.getName(),
            "com/codahale/metrics/MetricRegistry",
            DropwizardInstrumentation.class.getName(),
            "io/dropwizard/metrics5/MetricRegistry",
            Dropwizard5Instrumentation.class.getName());

    private Libraries() {}
}
