package hookgauge.instrumentation.opentelemetryapi;

import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterBuilder;

/** Describes a meter. */
final class ShimMeterBuilder implements MeterBuilder {
    private final Border border;
    private final String scope;
    private String version;
    private String schemaUrl;

    ShimMeterBuilder(Border border, String scope) {
        this.border = border;
        this.scope = scope;
    }

    @Override
    public MeterBuilder setSchemaUrl(String schemaUrl) {
        this.schemaUrl = schemaUrl;
        return this;
    }

    @Override
    public MeterBuilder setInstrumentationVersion(String version) {
        this.version = version;
        return this;
    }

    @Override
    public Meter build() {
        return new ShimMeter(border, border.agent.meter(scope, version, schemaUrl));
    }
}
