package hookgauge.instrumentation.opentelemetryapi;

import io.opentelemetry.api.incubator.metrics.BoundDoubleCounter;
import io.opentelemetry.api.incubator.metrics.BoundDoubleGauge;
import io.opentelemetry.api.incubator.metrics.BoundDoubleHistogram;
import io.opentelemetry.api.incubator.metrics.BoundDoubleUpDownCounter;
import io.opentelemetry.api.incubator.metrics.BoundLongCounter;
import io.opentelemetry.api.incubator.metrics.BoundLongGauge;
import io.opentelemetry.api.incubator.metrics.BoundLongHistogram;
import io.opentelemetry.api.incubator.metrics.BoundLongUpDownCounter;
import io.opentelemetry.context.Context;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ObjLongConsumer;

/**
 * Instruments with attributes of their own; since 1.65. There is a method for each type, so that whoever answers one names
 * no other, which the verifier of an older API would look up.
 */
final class BoundInstruments {
    private BoundInstruments() {}

    static BoundLongCounter longCounter(ObjLongConsumer<Object> recorder, Object attributes) {
        return new Longs(recorder, attributes);
    }

    static BoundLongUpDownCounter longUpDownCounter(ObjLongConsumer<Object> recorder, Object attributes) {
        return new Longs(recorder, attributes);
    }

    static BoundLongHistogram longHistogram(ObjLongConsumer<Object> recorder, Object attributes) {
        return new Longs(recorder, attributes);
    }

    static BoundLongGauge longGauge(ObjLongConsumer<Object> recorder, Object attributes) {
        return new Longs(recorder, attributes);
    }

    static BoundDoubleCounter doubleCounter(ObjDoubleConsumer<Object> recorder, Object attributes) {
        return new Doubles(recorder, attributes);
    }

    static BoundDoubleUpDownCounter doubleUpDownCounter(ObjDoubleConsumer<Object> recorder, Object attributes) {
        return new Doubles(recorder, attributes);
    }

    static BoundDoubleHistogram doubleHistogram(ObjDoubleConsumer<Object> recorder, Object attributes) {
        return new Doubles(recorder, attributes);
    }

    static BoundDoubleGauge doubleGauge(ObjDoubleConsumer<Object> recorder, Object attributes) {
        return new Doubles(recorder, attributes);
    }

    private static final class Longs
            implements BoundLongCounter, BoundLongUpDownCounter, BoundLongHistogram, BoundLongGauge {
        private final ObjLongConsumer<Object> recorder;
        private final Object attributes;

        Longs(ObjLongConsumer<Object> recorder, Object attributes) {
            this.recorder = recorder;
            this.attributes = attributes;
        }

        @Override
        public void add(long value) {
            recorder.accept(attributes, value);
        }

        @Override
        public void add(long value, Context context) {
            recorder.accept(attributes, value);
        }

        @Override
        public void record(long value) {
            recorder.accept(attributes, value);
        }

        @Override
        public void record(long value, Context context) {
            recorder.accept(attributes, value);
        }

        @Override
        public void set(long value) {
            recorder.accept(attributes, value);
        }

        @Override
        public void set(long value, Context context) {
            recorder.accept(attributes, value);
        }
    }

    private static final class Doubles
            implements BoundDoubleCounter, BoundDoubleUpDownCounter, BoundDoubleHistogram, BoundDoubleGauge {
        private final ObjDoubleConsumer<Object> recorder;
        private final Object attributes;

        Doubles(ObjDoubleConsumer<Object> recorder, Object attributes) {
            this.recorder = recorder;
            this.attributes = attributes;
        }

        @Override
        public void add(double value) {
            recorder.accept(attributes, value);
        }

        @Override
        public void add(double value, Context context) {
            recorder.accept(attributes, value);
        }

        @Override
        public void record(double value) {
            recorder.accept(attributes, value);
        }

        @Override
        public void record(double value, Context context) {
            recorder.accept(attributes, value);
        }

        @Override
        public void set(double value) {
            recorder.accept(attributes, value);
        }

        @Override
        public void set(double value, Context context) {
            recorder.accept(attributes, value);
        }
    }
}
