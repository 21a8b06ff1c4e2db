package hookgauge.agent.otel;

import hookgauge.instrumentation.AgentMeters;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterBuilder;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.metrics.ObservableMeasurement;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The agent's end of the shim: makes meters and instruments of the agent's SDK for an app. */
final class MeterProviderBridge implements AgentMeters {
    private final AgentOpenTelemetry openTelemetry;
    private AgentSdk sdk; // Guarded by this

    MeterProviderBridge(AgentOpenTelemetry openTelemetry) {
        this.openTelemetry = openTelemetry;
    }

    @Override
    public Object meter(String scope, String version, String schemaUrl) {
        MeterBuilder builder = provider().meterBuilder(scope);
        if (version != null) builder.setInstrumentationVersion(version);
        if (schemaUrl != null) builder.setSchemaUrl(schemaUrl);
        return builder.build();
    }

    @Override
    public Object instrument(
            Object meter, int kind, String name, String description, String unit, List<? extends Number> bounds) {
        return new AppInstrument(meter, kind, name, description, unit).recording(bounds);
    }

    @Override
    public AutoCloseable observe(
            Object meter, int kind, String name, String description, String unit, Consumer<Object> callback) {
        AppInstrument instrument = new AppInstrument(meter, kind, name, description, unit);
        WeakCallback<Consumer<Object>> weak = new WeakCallback<>(callback);
        return weak.register(() -> instrument.observed(observer -> weak.call(live -> live.accept(observer))));
    }

    @Override
    public Object observer(Object meter, int kind, String name, String description, String unit) {
        return new AppInstrument(meter, kind, name, description, unit).observer();
    }

    @Override
    public AutoCloseable batch(Object meter, Runnable callback, Object[] observers) {
        ObservableMeasurement[] measurements = new ObservableMeasurement[observers.length];
        for (int i = 0; i < observers.length; i++) measurements[i] = ((Observer) observers[i]).measurement;
        ObservableMeasurement[] others = Arrays.copyOfRange(measurements, 1, measurements.length);
        WeakCallback<Runnable> weak = new WeakCallback<>(callback);
        return weak.register(
                () -> ((Meter) meter).batchCallback(() -> weak.call(Runnable::run), measurements[0], others));
    }

    @Override
    public Attributes attributes(Object[] entries) {
        return AppAttributes.of(entries);
    }

    private synchronized MeterProvider provider() {
        if (sdk == null) sdk = openTelemetry.sdk();
        return sdk.provider;
    }
}
