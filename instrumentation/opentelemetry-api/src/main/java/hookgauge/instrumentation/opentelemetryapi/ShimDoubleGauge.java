package hookgauge.instrumentation.opentelemetryapi;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.context.Context;
import java.util.function.ObjDoubleConsumer;

/** A gauge of doubles that is set; since 1.38. */
class ShimDoubleGauge implements DoubleGauge {
    final ObjDoubleConsumer<Object> recorder;
    final AttributesCache attributes;

    ShimDoubleGauge(ObjDoubleConsumer<Object> recorder, AttributesCache attributes) {
        this.recorder = recorder;
        this.attributes = attributes;
    }

    /** So that whoever makes one need not know that it is one, which the verifier of an older API would look up. */
    static DoubleGauge of(ObjDoubleConsumer<Object> recorder, AttributesCache attributes) {
        return new ShimDoubleGauge(recorder, attributes);
    }

    @Override
    public void set(double value) {
        recorder.accept(attributes.none, value);
    }

    @Override
    public void set(double value, Attributes attributes) {
        recorder.accept(this.attributes.of(attributes), value);
    }

    @Override
    public void set(double value, Attributes attributes, Context context) {
        recorder.accept(this.attributes.of(attributes), value);
    }
}
