package shop.libraries;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import java.util.function.UnaryOperator;

/** One instrument of each kind of OpenTelemetry's API, with an SDK of its own that exports nothing where the loader has one. */
public final class OpenTelemetryShop implements UnaryOperator<String> {
    private static final Attributes TEA = Attributes.of(AttributeKey.stringKey("item.kind"), "tea");

    private final MeterProvider provider = provider(); // held, else it would be collected

    public OpenTelemetryShop(String name) {
        Meter meter = provider.meterBuilder(name).setInstrumentationVersion("7").build();
        meter.counterBuilder(name + ".orders")
                .setDescription("Orders.")
                .setUnit("{order}")
                .build()
                .add(3, TEA);
        meter.upDownCounterBuilder(name + ".open").build().add(-4);
        meter.histogramBuilder(name + ".latency").setUnit("s").build().record(0.5);
        meter.gaugeBuilder(name + ".queue").setUnit("By").ofLongs().buildWithCallback(m -> m.record(7, TEA));
        meter.counterBuilder(name + ".seen").buildWithCallback(m -> m.record(11));
    }

    private static MeterProvider provider() {
        try {
            Class<?> sdk = Class.forName("io.opentelemetry.sdk.metrics.SdkMeterProvider");
            Object builder = sdk.getMethod("builder").invoke(null);
            return (MeterProvider) builder.getClass().getMethod("build").invoke(builder);
        } catch (ClassNotFoundException e) {
            return GlobalOpenTelemetry.getMeterProvider();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String apply(String wish) {
        if (!wish.equals("page")) throw new IllegalArgumentException(wish);
        return "";
    }
}
