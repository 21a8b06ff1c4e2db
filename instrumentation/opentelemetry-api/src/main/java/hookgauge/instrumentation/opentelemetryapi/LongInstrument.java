package hookgauge.instrumentation.opentelemetryapi;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.context.Context;
import java.util.function.ObjLongConsumer;

/** Any instrument of longs that adds up or distributes; the agent knows which it is. */
class LongInstrument implements LongCounter, LongUpDownCounter, LongHistogram {
    final ObjLongConsumer<Object> recorder;
    final AttributesCache attributes;

    LongInstrument(ObjLongConsumer<Object> recorder, AttributesCache attributes) {
        this.recorder = recorder;
        this.attributes = attributes;
    }

    /** Since 1.61 each of the three has a default of its own. */
    @Override
    public boolean isEnabled() {
        return true;
    }

    @Override
    public void add(long value) {
        recorder.accept(attributes.none, value);
    }

    @Override
    public void add(long value, Attributes attributes) {
        recorder.accept(this.attributes.of(attributes), value);
    }

    @Override
    public void add(long value, Attributes attributes, Context context) {
        recorder.accept(this.attributes.of(attributes), value);
    }

    @Override
    public void record(long value) {
        recorder.accept(attributes.none, value);
    }

    @Override
    public void record(long value, Attributes attributes) {
        recorder.accept(this.attributes.of(attributes), value);
    }

    @Override
    public void record(long value, Attributes attributes, Context context) {
        recorder.accept(this.attributes.of(attributes), value);
    }
}
