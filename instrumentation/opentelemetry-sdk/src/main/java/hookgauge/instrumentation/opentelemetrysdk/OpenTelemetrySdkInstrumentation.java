package hookgauge.instrumentation.opentelemetrysdk;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.InstrumentationModule;
import java.util.Collections;
import java.util.List;

/** Where OpenTelemetry's SDK, 1.14 and later, builds a meter provider, whose readers are fixed from then on. */
public final class OpenTelemetrySdkInstrumentation implements InstrumentationModule {
    @Override
    public String name() {
        return "opentelemetry-sdk";
    }

    @Override
    public String companion() {
        return "hookgauge.instrumentation.opentelemetrysdk.OpenTelemetrySdkCompanion";
    }

    @Override
    public String home() {
        return "io/opentelemetry/sdk/metrics";
    }

    @Override
    public List<Hook> hooks() {
        return Collections.singletonList(Hook.onEntry(
                "io/opentelemetry/sdk/metrics/SdkMeterProviderBuilder",
                "build",
                "()Lio/opentelemetry/sdk/metrics/SdkMeterProvider;",
                "building"));
    }

    @Override
    public boolean isOfServer() {
        return false;
    }
}
