package hookgauge.agent.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.metrics.ExemplarFilter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Map;

/** The SDK that records for apps, with the one reader that pull and push share. */
final class AgentSdk {
    final SharedReader reader = new SharedReader();
    final SdkMeterProvider provider;

    AgentSdk(Resource resource, int maxSeries) {
        provider = SdkMeterProvider.builder()
                .setResource(resource)
                .registerMetricReader(reader, instrument -> maxSeries)
                .setExemplarFilter(ExemplarFilter.alwaysOff())
                .build();
    }

    static Resource resource(Map<String, String> attributes) {
        AttributesBuilder builder = Attributes.builder();
        attributes.forEach(builder::put);
        return Resource.create(builder.build());
    }
}
