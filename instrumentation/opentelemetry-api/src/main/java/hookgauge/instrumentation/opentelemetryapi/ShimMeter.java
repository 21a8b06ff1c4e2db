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
        InstrumentRequest request = request(AgentMeters.LONG_COUNTER, name);
        return request.builder(LongCounterBuilder.class, new ShimLongCounterBuilder(request));
    }

    @Override
    public LongUpDownCounterBuilder upDownCounterBuilder(String name) {
        InstrumentRequest request = request(AgentMeters.LONG_UP_DOWN_COUNTER, name);
        return request.builder(LongUpDownCounterBuilder.class, new ShimLongUpDownCounterBuilder(request));
    }

    @Override
    public DoubleHistogramBuilder histogramBuilder(String name) {
        InstrumentRequest request = request(AgentMeters.DOUBLE_HISTOGRAM, name);
        return request.builder(DoubleHistogramBuilder.class, new ShimDoubleHistogramBuilder(request));
    }

    @Override
    public DoubleGaugeBuilder gaugeBuilder(String name) {
        InstrumentRequest request = request(AgentMeters.DOUBLE_GAUGE, name);
        return request.builder(DoubleGaugeBuilder.class, new ShimDoubleGaugeBuilder(request));
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
