package hookgauge.instrumentation.opentelemetryapi;

import hookgauge.instrumentation.AgentMeters;
import io.opentelemetry.api.metrics.BatchCallback;
import io.opentelemetry.api.metrics.DoubleGaugeBuilder;
import io.opentelemetry.api.metrics.DoubleHistogramBuilder;
import io.opentelemetry.api.metrics.LongCounterBuilder;
import io.opentelemetry.api.metrics.LongUpDownCounterBuilder;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableMeasurement;

/** Makes instruments that record with the agent. */
final class ShimMeter implements Meter {
    private final Border border;
    private final Object meter;

    /** @param meter the agent's */
    ShimMeter(Border border, Object meter) {
        this.border = border;
        this.meter = meter;
    }

    @Override
    public LongCounterBuilder counterBuilder(String name) {
        return new ShimLongCounterBuilder(request(AgentMeters.LONG_COUNTER, name));
    }

    @Override
    public LongUpDownCounterBuilder upDownCounterBuilder(String name) {
        return new ShimLongUpDownCounterBuilder(request(AgentMeters.LONG_UP_DOWN_COUNTER, name));
    }

    @Override
    public DoubleHistogramBuilder histogramBuilder(String name) {
        return new ShimDoubleHistogramBuilder(request(AgentMeters.DOUBLE_HISTOGRAM, name));
    }

    @Override
    public DoubleGaugeBuilder gaugeBuilder(String name) {
        return new ShimDoubleGaugeBuilder(request(AgentMeters.DOUBLE_GAUGE, name));
    }

    /** Since 1.15. */
    @Override
    public BatchCallback batchCallback(
            Runnable callback, ObservableMeasurement measurement, ObservableMeasurement... others) {
        return ShimBatchCallback.register(border, meter, callback, measurement, others);
    }

    private InstrumentRequest request(int kind, String name) {
        return new InstrumentRequest(border, meter, kind, name);
    }
}
