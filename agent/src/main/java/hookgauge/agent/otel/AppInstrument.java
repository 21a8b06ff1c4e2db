package hookgauge.agent.otel;

import hookgauge.instrumentation.AgentMeters;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleCounterBuilder;
import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.api.metrics.DoubleGaugeBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.DoubleHistogramBuilder;
import io.opentelemetry.api.metrics.DoubleUpDownCounter;
import io.opentelemetry.api.metrics.DoubleUpDownCounterBuilder;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongCounterBuilder;
import io.opentelemetry.api.metrics.LongGauge;
import io.opentelemetry.api.metrics.LongGaugeBuilder;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.LongHistogramBuilder;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.api.metrics.LongUpDownCounterBuilder;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableMeasurement;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ObjLongConsumer;

/** One instrument that an app asks for, by a kind of {@link AgentMeters}; recording to it needs no lock and no context. */
final class AppInstrument {
    private final Meter meter;
    private final int kind;
    private final String name;
    private final String description;
    private final String unit;

    AppInstrument(Object meter, int kind, String name, String description, String unit) {
        this.meter = (Meter) meter;
        this.kind = kind;
        this.name = name;
        this.description = description == null ? "" : description;
        this.unit = unit == null ? "" : unit;
    }

    /** @param bounds advice for a histogram, or null */
    Object recording(List<? extends Number> bounds) {
        switch (kind) {
            case AgentMeters.LONG_COUNTER:
                LongCounter longCounter = longCounter().build();
                return longs((a, value) -> longCounter.add(value, (Attributes) a, Context.root()));
            case AgentMeters.DOUBLE_COUNTER:
                DoubleCounter counter = doubleCounter().build();
                return doubles((a, value) -> counter.add(value, (Attributes) a, Context.root()));
            case AgentMeters.LONG_UP_DOWN_COUNTER:
                LongUpDownCounter longUpDown = longUpDownCounter().build();
                return longs((a, value) -> longUpDown.add(value, (Attributes) a, Context.root()));
            case AgentMeters.DOUBLE_UP_DOWN_COUNTER:
                DoubleUpDownCounter upDown = doubleUpDownCounter().build();
                return doubles((a, value) -> upDown.add(value, (Attributes) a, Context.root()));
            case AgentMeters.LONG_HISTOGRAM:
                LongHistogram longHistogram = longHistogram(bounds);
                return longs((a, value) -> longHistogram.record(value, (Attributes) a, Context.root()));
            case AgentMeters.DOUBLE_HISTOGRAM:
                DoubleHistogram histogram = doubleHistogram(bounds);
                return doubles((a, value) -> histogram.record(value, (Attributes) a, Context.root()));
            case AgentMeters.LONG_GAUGE:
                LongGauge longGauge = longGauge().build();
                return longs((a, value) -> longGauge.set(value, (Attributes) a, Context.root()));
            default:
                DoubleGauge gauge = doubleGauge().build();
                return doubles((a, value) -> gauge.set(value, (Attributes) a, Context.root()));
        }
    }

    /** Asks {@code callback} at each collection. */
    AutoCloseable observed(Consumer<Object> callback) {
        switch (kind) {
            case AgentMeters.LONG_COUNTER:
                return longCounter().buildWithCallback(m -> callback.accept(new Observer(m)));
            case AgentMeters.DOUBLE_COUNTER:
                return doubleCounter().buildWithCallback(m -> callback.accept(new Observer(m)));
            case AgentMeters.LONG_UP_DOWN_COUNTER:
                return longUpDownCounter().buildWithCallback(m -> callback.accept(new Observer(m)));
            case AgentMeters.DOUBLE_UP_DOWN_COUNTER:
                return doubleUpDownCounter().buildWithCallback(m -> callback.accept(new Observer(m)));
            case AgentMeters.LONG_GAUGE:
                return longGauge().buildWithCallback(m -> callback.accept(new Observer(m)));
            default:
                return doubleGauge().buildWithCallback(m -> callback.accept(new Observer(m)));
        }
    }

    Observer observer() {
        return new Observer(measurement());
    }

    private ObservableMeasurement measurement() {
        switch (kind) {
            case AgentMeters.LONG_COUNTER:
                return longCounter().buildObserver();
            case AgentMeters.DOUBLE_COUNTER:
                return doubleCounter().buildObserver();
            case AgentMeters.LONG_UP_DOWN_COUNTER:
                return longUpDownCounter().buildObserver();
            case AgentMeters.DOUBLE_UP_DOWN_COUNTER:
                return doubleUpDownCounter().buildObserver();
            case AgentMeters.LONG_GAUGE:
                return longGauge().buildObserver();
            default:
                return doubleGauge().buildObserver();
        }
    }

    private LongCounterBuilder longCounter() {
        return meter.counterBuilder(name).setDescription(description).setUnit(unit);
    }

    private DoubleCounterBuilder doubleCounter() {
        return longCounter().ofDoubles();
    }

    private LongUpDownCounterBuilder longUpDownCounter() {
        return meter.upDownCounterBuilder(name).setDescription(description).setUnit(unit);
    }

    private DoubleUpDownCounterBuilder doubleUpDownCounter() {
        return longUpDownCounter().ofDoubles();
    }

    private DoubleGaugeBuilder doubleGauge() {
        return meter.gaugeBuilder(name).setDescription(description).setUnit(unit);
    }

    private LongGaugeBuilder longGauge() {
        return doubleGauge().ofLongs();
    }

    @SuppressWarnings("unchecked") // the shim's own setter takes these
    private LongHistogram longHistogram(List<? extends Number> bounds) {
        LongHistogramBuilder builder = histogramBuilder().ofLongs();
        if (bounds != null) builder.setExplicitBucketBoundariesAdvice((List<Long>) bounds);
        return builder.build();
    }

    @SuppressWarnings("unchecked")
    private DoubleHistogram doubleHistogram(List<? extends Number> bounds) {
        DoubleHistogramBuilder builder = histogramBuilder();
        if (bounds != null) builder.setExplicitBucketBoundariesAdvice((List<Double>) bounds);
        return builder.build();
    }

    private DoubleHistogramBuilder histogramBuilder() {
        return meter.histogramBuilder(name).setDescription(description).setUnit(unit);
    }

    private static ObjLongConsumer<Object> longs(ObjLongConsumer<Object> recording) {
        return recording;
    }

    private static ObjDoubleConsumer<Object> doubles(ObjDoubleConsumer<Object> recording) {
        return recording;
    }
}
