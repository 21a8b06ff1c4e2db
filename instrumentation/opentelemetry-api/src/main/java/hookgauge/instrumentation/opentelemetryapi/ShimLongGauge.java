package hookgauge.instrumentation.opentelemetryapi;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongGauge;
import io.opentelemetry.context.Context;
import java.util.function.ObjLongConsumer;

/** A gauge of longs that is set; since 1.38. */
class ShimLongGauge implements LongGauge {
    final ObjLongConsumer<Object> recorder;
    final AttributesCache attributes;

    ShimLongGauge(ObjLongConsumer<Object> recorder, AttributesCache attributes) {
        this.recorder = recorder;
        this.attributes = attributes;
    }

    /** So that whoever makes one need not know that it is one, which the verifier of an older API would look up. */
    static LongGauge of(ObjLongConsumer<Object> recorder, AttributesCache attributes) {
        return new ShimLongGauge(recorder, attributes);
    }

    @Override
    public void set(long value) {
        recorder.accept(attributes.none, value);
    }

    @Override
    public void set(long value, Attributes attributes) {
        recorder.accept(this.attributes.of(attributes), value);
    }

    @Override
    public void set(long value, Attributes attributes, Context context) {
        recorder.accept(this.attributes.of(attributes), value);
    }
}
