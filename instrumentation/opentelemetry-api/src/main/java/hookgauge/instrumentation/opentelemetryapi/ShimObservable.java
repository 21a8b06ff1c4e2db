package hookgauge.instrumentation.opentelemetryapi;

import io.opentelemetry.api.metrics.ObservableDoubleCounter;
import io.opentelemetry.api.metrics.ObservableDoubleGauge;
import io.opentelemetry.api.metrics.ObservableDoubleUpDownCounter;
import io.opentelemetry.api.metrics.ObservableLongCounter;
import io.opentelemetry.api.metrics.ObservableLongGauge;
import io.opentelemetry.api.metrics.ObservableLongUpDownCounter;

/** Any instrument with a callback, until it is closed. */
final class ShimObservable
        implements ObservableLongCounter,
                ObservableDoubleCounter,
                ObservableLongUpDownCounter,
                ObservableDoubleUpDownCounter,
                ObservableLongGauge,
                ObservableDoubleGauge {
    private final Border border;
    private final Object callback;
    private final AutoCloseable registration;

    ShimObservable(Border border, Object callback, AutoCloseable registration) {
        this.border = border;
        this.callback = callback;
        this.registration = registration;
    }

    /** Since 1.12 each of the six has a default of its own. */
    @Override
    public void close() {
        border.close(callback, registration);
    }
}
