package hookgauge.instrumentation.opentelemetryapi;

import hookgauge.instrumentation.AgentMeters;
import io.opentelemetry.api.metrics.DoubleUpDownCounterBuilder;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.api.metrics.LongUpDownCounterBuilder;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import io.opentelemetry.api.metrics.ObservableLongUpDownCounter;
import java.util.function.Consumer;

/** Describes an up-down counter of longs. */
final class ShimLongUpDownCounterBuilder implements LongUpDownCounterBuilder {
    private final InstrumentRequest request;

    ShimLongUpDownCounterBuilder(InstrumentRequest request) {
        this.request = request;
    }

    @Override
    public LongUpDownCounterBuilder setDescription(String description) {
        request.description(description);
        return this;
    }

    @Override
    public LongUpDownCounterBuilder setUnit(String unit) {
        request.unit(unit);
        return this;
    }

    @Override
    public DoubleUpDownCounterBuilder ofDoubles() {
        InstrumentRequest other = request.of(AgentMeters.DOUBLE_UP_DOWN_COUNTER);
        return other.builder(DoubleUpDownCounterBuilder.class, new ShimDoubleUpDownCounterBuilder(other));
    }

    @Override
    public LongUpDownCounter build() {
        return request.longs();
    }

    @Override
    public ObservableLongUpDownCounter buildWithCallback(Consumer<ObservableLongMeasurement> callback) {
        return request.observedLongs(callback);
    }

    /** Since 1.15. */
    @Override
    public ObservableLongMeasurement buildObserver() {
        return request.observer();
    }
}
