package hookgauge.smoke;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.context.Context;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.tracer.agent.OpenTelemetryAgentSpanContext;
import io.prometheus.metrics.tracer.common.SpanContext;
import io.prometheus.metrics.tracer.initializer.SpanContextSupplier;
import io.prometheus.metrics.tracer.otel.OpenTelemetrySpanContext;

/** One class of each library that the shop needs: the Prometheus client and OpenTelemetry's API, no SDK. */
final class ShopLibraries {
    static final Class<?>[] ALL = {
        Counter.class,
        PrometheusRegistry.class,
        PrometheusProperties.class,
        SpanContextSupplier.class,
        SpanContext.class,
        OpenTelemetrySpanContext.class,
        OpenTelemetryAgentSpanContext.class,
        GlobalOpenTelemetry.class,
        Context.class
    };

    private ShopLibraries() {}
}
