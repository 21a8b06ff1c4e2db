package hookgauge.instrumentation.opentelemetryapi;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ObjLongConsumer;

/** What a callback reports to; of longs or of doubles, as its instrument is. */
final class ShimMeasurement implements ObservableLongMeasurement, ObservableDoubleMeasurement {
    /** The agent's, an {@link ObjLongConsumer} or an {@link ObjDoubleConsumer}. */
    final Object recorder;

    private final AttributesCache attributes;

    ShimMeasurement(Object recorder, AttributesCache attributes) {
        this.recorder = recorder;
        this.attributes = attributes;
    }

    @Override
    public void record(long value) {
        longs().accept(attributes.none, value);
    }

    @Override
    public void record(long value, Attributes attributes) {
        longs().accept(this.attributes.of(attributes), value);
    }

    @Override
    public void record(double value) {
        doubles().accept(attributes.none, value);
    }

    @Override
    public void record(double value, Attributes attributes) {
        doubles().accept(this.attributes.of(attributes), value);
    }

    @SuppressWarnings("unchecked") // by the instrument's kind
    private ObjLongConsumer<Object> longs() {
        return (ObjLongConsumer<Object>) recorder;
    }

    @SuppressWarnings("unchecked")
    private ObjDoubleConsumer<Object> doubles() {
        return (ObjDoubleConsumer<Object>) recorder;
    }
}
