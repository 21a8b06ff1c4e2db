package hookgauge.instrumentation.opentelemetryapi;

import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleCounterBuilder;
import io.opentelemetry.api.metrics.ObservableDoubleCounter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import java.util.function.Consumer;

/** Describes a counter of doubles. */
final class ShimDoubleCounterBuilder implements DoubleCounterBuilder {
    private final InstrumentRequest request;

    ShimDoubleCounterBuilder(InstrumentRequest request) {
        this.request = request;
    }

    @Override
    public DoubleCounterBuilder setDescription(String description) {
        request.description(description);
        return this;
    }

    @Override
    public DoubleCounterBuilder setUnit(String unit) {
        request.unit(unit);
        return this;
    }

    @Override
    public DoubleCounter build() {
        return request.doubles();
    }

    @Override
    public ObservableDoubleCounter buildWithCallback(Consumer<ObservableDoubleMeasurement> callback) {
        return request.observedDoubles(callback);
    }

    /** Since 1.15. */
    @Override
    public ObservableDoubleMeasurement buildObserver() {
        return request.observer();
    }
}
