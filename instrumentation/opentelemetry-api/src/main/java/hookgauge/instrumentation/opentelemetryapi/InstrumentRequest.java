package hookgauge.instrumentation.opentelemetryapi;

import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.api.metrics.LongGauge;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ObjLongConsumer;

/** What an app's instrument is to be, as its builder is told, and how the agent makes it. */
final class InstrumentRequest {
    private final Border border;
    private final Object meter;
    private final int kind;
    private final String name;
    private String description;
    private String unit;
    private List<? extends Number> bounds;
    private AttributesCache attributes;

    InstrumentRequest(Border border, Object meter, int kind, String name) {
        this.border = border;
        this.meter = meter;
        this.kind = kind;
        this.name = name;
        this.attributes = border.attributes;
    }

    /** The builder as the app has known it: with the methods of the incubator, if it has that. */
    <T> T builder(Class<T> type, T plain) {
        return border.isExtended ? ExtendedBuilder.of(type, plain, this) : plain;
    }

    /** The same instrument of the other type of number. */
    InstrumentRequest of(int kind) {
        InstrumentRequest other = new InstrumentRequest(border, meter, kind, name);
        other.description = description;
        other.unit = unit;
        other.attributes = attributes;
        return other;
    }

    void description(String description) {
        this.description = description;
    }

    void unit(String unit) {
        this.unit = unit;
    }

    void bounds(List<? extends Number> bounds) {
        this.bounds = bounds;
    }

    /** The only attributes that are recorded. */
    void attributes(Collection<?> keys) {
        attributes = border.attributes.keeping(keys);
    }

    LongInstrument longs() {
        return border.isExtended
                ? ExtendedInstruments.longs(kind, longRecorder(), attributes)
                : new LongInstrument(longRecorder(), attributes);
    }

    DoubleInstrument doubles() {
        return border.isExtended
                ? ExtendedInstruments.doubles(kind, doubleRecorder(), attributes)
                : new DoubleInstrument(doubleRecorder(), attributes);
    }

    /** Since 1.38. */
    LongGauge longGauge() {
        return border.isExtended
                ? ExtendedInstruments.longGauge(longRecorder(), attributes)
                : ShimLongGauge.of(longRecorder(), attributes);
    }

    /** Since 1.38. */
    DoubleGauge doubleGauge() {
        return border.isExtended
                ? ExtendedInstruments.doubleGauge(doubleRecorder(), attributes)
                : ShimDoubleGauge.of(doubleRecorder(), attributes);
    }

    ShimMeasurement observer() {
        return new ShimMeasurement(border.agent.observer(meter, kind, name, description, unit), attributes);
    }

    ShimObservable observedLongs(Consumer<ObservableLongMeasurement> callback) {
        return observed(callback::accept);
    }

    ShimObservable observedDoubles(Consumer<ObservableDoubleMeasurement> callback) {
        return observed(callback::accept);
    }

    private ShimObservable observed(Consumer<ShimMeasurement> callback) {
        AppContext context = new AppContext();
        AttributesCache attributes = this.attributes;
        Consumer<Object> asked =
                recorder -> context.run(() -> callback.accept(new ShimMeasurement(recorder, attributes)));
        border.keep(asked);
        return new ShimObservable(border, asked, border.agent.observe(meter, kind, name, description, unit, asked));
    }

    @SuppressWarnings("unchecked") // by the kind
    private ObjLongConsumer<Object> longRecorder() {
        return (ObjLongConsumer<Object>) border.agent.instrument(meter, kind, name, description, unit, bounds);
    }

    @SuppressWarnings("unchecked")
    private ObjDoubleConsumer<Object> doubleRecorder() {
        return (ObjDoubleConsumer<Object>) border.agent.instrument(meter, kind, name, description, unit, bounds);
    }
}
