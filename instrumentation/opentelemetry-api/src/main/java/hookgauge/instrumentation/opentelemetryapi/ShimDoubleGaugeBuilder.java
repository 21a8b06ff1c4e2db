package hookgauge.instrumentation.opentelemetryapi;

import hookgauge.instrumentation.AgentMeters;
import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.api.metrics.DoubleGaugeBuilder;
import io.opentelemetry.api.metrics.LongGaugeBuilder;
import io.opentelemetry.api.metrics.ObservableDoubleGauge;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import java.util.function.Consumer;

/** Describes a gauge of doubles. */
final class ShimDoubleGaugeBuilder implements DoubleGaugeBuilder {
    private final InstrumentRequest request;

    ShimDoubleGaugeBuilder(InstrumentRequest request) {
        this.request = request;
    }

    @Override
    public DoubleGaugeBuilder setDescription(String description) {
        request.description(description);
        return this;
    }

    @Override
    public DoubleGaugeBuilder setUnit(String unit) {
        request.unit(unit);
        return this;
    }

    @Override
    public LongGaugeBuilder ofLongs() {
        InstrumentRequest other = request.of(AgentMeters.LONG_GAUGE);
        return other.builder(LongGaugeBuilder.class, new ShimLongGaugeBuilder(other));
    }

    @Override
    public ObservableDoubleGauge buildWithCallback(Consumer<ObservableDoubleMeasurement> callback) {
        return request.observedDoubles(callback);
    }

    /** Since 1.15. */
    @Override
    public ObservableDoubleMeasurement buildObserver() {
        return request.observer();
    }

    /** Since 1.38. */
    @Override
    public DoubleGauge build() {
        return request.doubleGauge();
    }
}
