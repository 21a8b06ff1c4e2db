package hookgauge.instrumentation.opentelemetryapi;

import hookgauge.instrumentation.AgentMeters;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.incubator.metrics.BoundDoubleCounter;
import io.opentelemetry.api.incubator.metrics.BoundDoubleGauge;
import io.opentelemetry.api.incubator.metrics.BoundDoubleHistogram;
import io.opentelemetry.api.incubator.metrics.BoundDoubleUpDownCounter;
import io.opentelemetry.api.incubator.metrics.BoundLongCounter;
import io.opentelemetry.api.incubator.metrics.BoundLongGauge;
import io.opentelemetry.api.incubator.metrics.BoundLongHistogram;
import io.opentelemetry.api.incubator.metrics.BoundLongUpDownCounter;
import io.opentelemetry.api.incubator.metrics.ExtendedDoubleCounter;
import io.opentelemetry.api.incubator.metrics.ExtendedDoubleGauge;
import io.opentelemetry.api.incubator.metrics.ExtendedDoubleHistogram;
import io.opentelemetry.api.incubator.metrics.ExtendedDoubleUpDownCounter;
import io.opentelemetry.api.incubator.metrics.ExtendedLongCounter;
import io.opentelemetry.api.incubator.metrics.ExtendedLongGauge;
import io.opentelemetry.api.incubator.metrics.ExtendedLongHistogram;
import io.opentelemetry.api.incubator.metrics.ExtendedLongUpDownCounter;
import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.api.metrics.LongGauge;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ObjLongConsumer;

/**
 * The instruments as the incubator extends them, for an app whose instruments were of these types before the agent came.
 *
 * <p>Each has a class of its own, for {@code bind} has a type of its own in each; it came in 1.65, and nothing here may
 * make the verifier of an older version look it up.
 */
final class ExtendedInstruments {
    private ExtendedInstruments() {}

    static LongInstrument longs(int kind, ObjLongConsumer<Object> recorder, AttributesCache attributes) {
        switch (kind) {
            case AgentMeters.LONG_COUNTER:
                return new LongCounters(recorder, attributes);
            case AgentMeters.LONG_UP_DOWN_COUNTER:
                return new LongUpDownCounters(recorder, attributes);
            default:
                return new LongHistograms(recorder, attributes);
        }
    }

    static DoubleInstrument doubles(int kind, ObjDoubleConsumer<Object> recorder, AttributesCache attributes) {
        switch (kind) {
            case AgentMeters.DOUBLE_COUNTER:
                return new DoubleCounters(recorder, attributes);
            case AgentMeters.DOUBLE_UP_DOWN_COUNTER:
                return new DoubleUpDownCounters(recorder, attributes);
            default:
                return new DoubleHistograms(recorder, attributes);
        }
    }

    static LongGauge longGauge(ObjLongConsumer<Object> recorder, AttributesCache attributes) {
        return new LongGauges(recorder, attributes);
    }

    static DoubleGauge doubleGauge(ObjDoubleConsumer<Object> recorder, AttributesCache attributes) {
        return new DoubleGauges(recorder, attributes);
    }

    private static final class LongCounters extends LongInstrument implements ExtendedLongCounter {
        LongCounters(ObjLongConsumer<Object> recorder, AttributesCache attributes) {
            super(recorder, attributes);
        }

        @Override
        public BoundLongCounter bind(Attributes attributes) {
            return BoundInstruments.longCounter(recorder, this.attributes.of(attributes));
        }
    }

    private static final class LongUpDownCounters extends LongInstrument implements ExtendedLongUpDownCounter {
        LongUpDownCounters(ObjLongConsumer<Object> recorder, AttributesCache attributes) {
            super(recorder, attributes);
        }

        @Override
        public BoundLongUpDownCounter bind(Attributes attributes) {
            return BoundInstruments.longUpDownCounter(recorder, this.attributes.of(attributes));
        }
    }

    private static final class LongHistograms extends LongInstrument implements ExtendedLongHistogram {
        LongHistograms(ObjLongConsumer<Object> recorder, AttributesCache attributes) {
            super(recorder, attributes);
        }

        @Override
        public BoundLongHistogram bind(Attributes attributes) {
            return BoundInstruments.longHistogram(recorder, this.attributes.of(attributes));
        }
    }

    private static final class LongGauges extends ShimLongGauge implements ExtendedLongGauge {
        LongGauges(ObjLongConsumer<Object> recorder, AttributesCache attributes) {
            super(recorder, attributes);
        }

        @Override
        public BoundLongGauge bind(Attributes attributes) {
            return BoundInstruments.longGauge(recorder, this.attributes.of(attributes));
        }
    }

    private static final class DoubleCounters extends DoubleInstrument implements ExtendedDoubleCounter {
        DoubleCounters(ObjDoubleConsumer<Object> recorder, AttributesCache attributes) {
            super(recorder, attributes);
        }

        @Override
        public BoundDoubleCounter bind(Attributes attributes) {
            return BoundInstruments.doubleCounter(recorder, this.attributes.of(attributes));
        }
    }

    private static final class DoubleUpDownCounters extends DoubleInstrument implements ExtendedDoubleUpDownCounter {
        DoubleUpDownCounters(ObjDoubleConsumer<Object> recorder, AttributesCache attributes) {
            super(recorder, attributes);
        }

        @Override
        public BoundDoubleUpDownCounter bind(Attributes attributes) {
            return BoundInstruments.doubleUpDownCounter(recorder, this.attributes.of(attributes));
        }
    }

    private static final class DoubleHistograms extends DoubleInstrument implements ExtendedDoubleHistogram {
        DoubleHistograms(ObjDoubleConsumer<Object> recorder, AttributesCache attributes) {
            super(recorder, attributes);
        }

        @Override
        public BoundDoubleHistogram bind(Attributes attributes) {
            return BoundInstruments.doubleHistogram(recorder, this.attributes.of(attributes));
        }
    }

    private static final class DoubleGauges extends ShimDoubleGauge implements ExtendedDoubleGauge {
        DoubleGauges(ObjDoubleConsumer<Object> recorder, AttributesCache attributes) {
            super(recorder, attributes);
        }

        @Override
        public BoundDoubleGauge bind(Attributes attributes) {
            return BoundInstruments.doubleGauge(recorder, this.attributes.of(attributes));
        }
    }
}
