package hookgauge.agent.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import io.opentelemetry.api.metrics.ObservableMeasurement;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ObjLongConsumer;

/** What a callback of the app reports its values to; which of the two it is used as depends on its instrument. */
final class Observer implements ObjLongConsumer<Object>, ObjDoubleConsumer<Object> {
    final ObservableMeasurement measurement;

    Observer(ObservableMeasurement measurement) {
        this.measurement = measurement;
    }

    @Override
    public void accept(Object attributes, long value) {
        ((ObservableLongMeasurement) measurement).record(value, (Attributes) attributes);
    }

    @Override
    public void accept(Object attributes, double value) {
        ((ObservableDoubleMeasurement) measurement).record(value, (Attributes) attributes);
    }
}
