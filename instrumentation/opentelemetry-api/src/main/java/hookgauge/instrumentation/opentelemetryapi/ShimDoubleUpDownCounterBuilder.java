package hookgauge.instrumentation.opentelemetryapi;

import io.opentelemetry.api.metrics.DoubleUpDownCounter;
import io.opentelemetry.api.metrics.DoubleUpDownCounterBuilder;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableDoubleUpDownCounter;
import java.util.function.Consumer;

/** Describes an up-down counter of doubles. */
final class ShimDoubleUpDownCounterBuilder implements DoubleUpDownCounterBuilder {
    private final InstrumentRequest request;

    ShimDoubleUpDownCounterBuilder(InstrumentRequest request) {
        this.request = request;
    }

    @Override
    public DoubleUpDownCounterBuilder setDescription(String description) {
        request.description(description);
        return this;
    }

    @Override
    public DoubleUpDownCounterBuilder setUnit(String unit) {
        request.unit(unit);
        return this;
    }

    @Override
    public DoubleUpDownCounter build() {
        return request.doubles();
    }

    @Override
    public ObservableDoubleUpDownCounter buildWithCallback(Consumer<ObservableDoubleMeasurement> callback) {
        return request.observedDoubles(callback);
    }

    /** Since 1.15. */
    @Override
    public ObservableDoubleMeasurement buildObserver() {
        return request.observer();
    }
}
