package hookgauge.instrumentation.opentelemetryapi;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.DoubleUpDownCounter;
import io.opentelemetry.context.Context;
import java.util.function.ObjDoubleConsumer;

/** Any instrument of doubles that adds up or distributes; the agent knows which it is. */
class DoubleInstrument implements DoubleCounter, DoubleUpDownCounter, DoubleHistogram {
    final ObjDoubleConsumer<Object> recorder;
    final AttributesCache attributes;

    DoubleInstrument(ObjDoubleConsumer<Object> recorder, AttributesCache attributes) {
        this.recorder = recorder;
        this.attributes = attributes;
    }

    /** Since 1.61 each of the three has a default of its own. */
    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public void add(double value) {
        recorder.accept(attributes.none, value);
    }

    @Override
    public void add(double value, Attributes attributes) {
        recorder.accept(this.attributes.of(attributes), value);
    }

    @Override
    public void add(double value, Attributes attributes, Context context) {
        recorder.accept(this.attributes.of(attributes), value);
    }

    @Override
    public void record(double value) {
        recorder.accept(attributes.none, value);
    }

    @Override
    public void record(double value, Attributes attributes) {
        recorder.accept(this.attributes.of(attributes), value);
    }

    @Override
    public void record(double value, Attributes attributes, Context context) {
        recorder.accept(this.attributes.of(attributes), value);
    }
}
