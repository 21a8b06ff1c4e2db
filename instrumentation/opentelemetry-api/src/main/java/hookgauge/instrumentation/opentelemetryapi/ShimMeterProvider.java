package hookgauge.instrumentation.opentelemetryapi;

import io.opentelemetry.api.metrics.MeterBuilder;
import io.opentelemetry.api.metrics.MeterProvider;

/** Makes meters that record with the agent. */
final class ShimMeterProvider implements MeterProvider {
    private final Border border;

    ShimMeterProvider(Border border) {
        this.border = border;
    }

    @Override
    public MeterBuilder meterBuilder(String scope) {
        return new ShimMeterBuilder(border, scope);
    }
}
