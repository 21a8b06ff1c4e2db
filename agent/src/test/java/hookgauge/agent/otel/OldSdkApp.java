package hookgauge.agent.otel;

import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import java.util.function.Function;

/** An app with an SDK of before 1.14, whose readers are other types. */
public final class OldSdkApp implements Function<String, Object> {
    @Override
    public Object apply(String name) {
        SdkMeterProvider.builder()
                .build()
                .get("app")
                .counterBuilder(name)
                .build()
                .add(1);
        return null;
    }
}
