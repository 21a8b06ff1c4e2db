package hookgauge.instrumentation.opentelemetryapi;

import io.opentelemetry.api.metrics.BatchCallback;
import io.opentelemetry.api.metrics.ObservableMeasurement;
import java.util.ArrayList;
import java.util.List;

/** A callback for several instruments, until it is closed; since 1.15. */
final class ShimBatchCallback implements BatchCallback {
    private final Border border;
    private final Object callback;
    private final AutoCloseable registration;

    private ShimBatchCallback(Border border, Object callback, AutoCloseable registration) {
        this.border = border;
        this.callback = callback;
        this.registration = registration;
    }

    static BatchCallback register(
            Border border,
            Object meter,
            Runnable callback,
            ObservableMeasurement measurement,
            ObservableMeasurement... others) {
        List<Object> recorders = new ArrayList<>();
        addRecorder(recorders, measurement);
        for (ObservableMeasurement other : others) addRecorder(recorders, other);
        AppContext context = new AppContext();
        Runnable asked = () -> context.run(callback);
        border.keep(asked);
        AutoCloseable registration =
                recorders.isEmpty() ? () -> {} : border.agent.batch(meter, asked, recorders.toArray());
        return new ShimBatchCallback(border, asked, registration);
    }

    @Override
    public void close() {
        border.close(callback, registration);
    }

    /** That of another OpenTelemetry cannot be asked together with these. */
    private static void addRecorder(List<Object> recorders, ObservableMeasurement measurement) {
        if (measurement instanceof ShimMeasurement) recorders.add(((ShimMeasurement) measurement).recorder);
    }
}
