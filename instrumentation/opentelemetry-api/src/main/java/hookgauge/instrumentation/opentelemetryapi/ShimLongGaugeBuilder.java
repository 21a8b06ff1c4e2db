package hookgauge.instrumentation.opentelemetryapi;

import io.opentelemetry.api.metrics.LongGauge;
import io.opentelemetry.api.metrics.LongGaugeBuilder;
import io.opentelemetry.api.metrics.ObservableLongGauge;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.util.function.Consumer;

/** Describes a gauge of longs. */
final class ShimLongGaugeBuilder implements LongGaugeBuilder {
    private final InstrumentRequest request;

    ShimLongGaugeBuilder(InstrumentRequest request) {
        this.request = request;
    }

    @Override
    public LongGaugeBuilder setDescription(String description) {
        request.description(description);
        return this;
    }

    @Override
    public LongGaugeBuilder setUnit(String unit) {
        request.unit(unit);
        return this;
    }

    @Override
    public ObservableLongGauge buildWithCallback(Consumer<ObservableLongMeasurement> callback) {
        return request.observedLongs(callback);
    }

    /** Since 1.15. */
    @Override
    public ObservableLongMeasurement buildObserver() {
        return request.observer();
    }

    /** Since 1.38. */
    @Override
    public LongGauge build() {
        return request.longGauge();
    }
}
