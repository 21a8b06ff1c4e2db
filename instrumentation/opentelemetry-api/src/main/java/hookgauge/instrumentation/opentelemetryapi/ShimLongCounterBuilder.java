package hookgauge.instrumentation.opentelemetryapi;

import hookgauge.instrumentation.AgentMeters;
import io.opentelemetry.api.metrics.DoubleCounterBuilder;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongCounterBuilder;
import io.opentelemetry.api.metrics.ObservableLongCounter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.util.function.Consumer;

/** Describes a counter of longs. */
final class ShimLongCounterBuilder implements LongCounterBuilder {
    private final InstrumentRequest request;

    ShimLongCounterBuilder(InstrumentRequest request) {
        this.request = request;
    }

    @Override
    public LongCounterBuilder setDescription(String description) {
        request.description(description);
        return this;
    }

    @Override
    public LongCounterBuilder setUnit(String unit) {
        request.unit(unit);
        return this;
    }

    @Override
    public DoubleCounterBuilder ofDoubles() {
        InstrumentRequest other = request.of(AgentMeters.DOUBLE_COUNTER);
        return other.builder(DoubleCounterBuilder.class, new ShimDoubleCounterBuilder(other));
    }

    @Override
    public LongCounter build() {
        return request.longs();
    }

    @Override
    public ObservableLongCounter buildWithCallback(Consumer<ObservableLongMeasurement> callback) {
        return request.observedLongs(callback);
    }

    /** Since 1.15. */
    @Override
    public ObservableLongMeasurement buildObserver() {
        return request.observer();
    }
}
