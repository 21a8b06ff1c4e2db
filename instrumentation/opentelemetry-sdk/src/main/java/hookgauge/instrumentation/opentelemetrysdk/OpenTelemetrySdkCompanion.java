package hookgauge.instrumentation.opentelemetrysdk;

import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;

/** Shows the agent each builder of a meter provider while it still takes readers. */
public final class OpenTelemetrySdkCompanion {
    private static final String SITE = "opentelemetry-sdk";

    private OpenTelemetrySdkCompanion() {}

    public static void building(SdkMeterProviderBuilder builder) {
        try {
            HookgaugeSources.meterProviderBuilding(builder);
        } catch (Throwable t) {
            HookgaugeSources.failed(SITE, t);
        }
    }
}
