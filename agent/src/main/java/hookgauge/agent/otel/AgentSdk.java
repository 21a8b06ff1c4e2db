package hookgauge.agent.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.metrics.ExemplarFilter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Map;
import java.util.UUID;

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

    /** With an identity of this process, unless the user gives one: else two that push the same series are taken for one. */
    static Resource resource(Map<String, String> attributes) {
        AttributesBuilder builder = Attributes.builder();
        builder.put("service.instance.id", UUID.randomUUID().toString());
        attributes.forEach(builder::put);
        return Resource.create(builder.build());
    }
}
