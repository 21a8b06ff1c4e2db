package hookgauge.instrumentation.opentelemetryapi;

import hookgauge.instrumentation.AgentMeters;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.propagation.ContextPropagators;

/**
 * What an app gets from {@code GlobalOpenTelemetry}: its meters record with the agent, the rest does nothing.
 *
 * <p>It and the classes beside it are compiled against the newest API and run over any since 1.10. What came later than
 * that may be named in a signature; made or called it is only in classes that nothing loads in an older API.
 */
public final class ShimOpenTelemetry implements OpenTelemetry {
    private final MeterProvider meters;

    public ShimOpenTelemetry(AgentMeters agent) {
        meters = new ShimMeterProvider(new Border(agent));
    }

    @Override
    public MeterProvider getMeterProvider() {
        return meters;
    }

    @Override
    public TracerProvider getTracerProvider() {
        return TracerProvider.noop();
    }

    @Override
    public ContextPropagators getPropagators() {
        return ContextPropagators.noop();
    }
}
