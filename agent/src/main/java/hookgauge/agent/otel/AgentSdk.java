package hookgauge.agent.otel;

import hookgauge.agent.config.OtlpHistogram;
import hookgauge.agent.config.OtlpTemporality;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.metrics.ExemplarFilter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Map;
import java.util.UUID;

/** The SDK that records for an app which has none. */
final class AgentSdk {
    final SdkReader scraped = new SdkReader(OtlpTemporality.CUMULATIVE, OtlpHistogram.EXPLICIT);

    /** The same reader unless it must read otherwise, because a second one doubles what each series costs. */
    final SdkReader pushed;

    final SdkMeterProvider provider;

    AgentSdk(Resource resource, int maxSeries, OtlpTemporality temporality, OtlpHistogram histogram) {
        boolean alike = temporality == OtlpTemporality.CUMULATIVE && histogram == OtlpHistogram.EXPLICIT;
        pushed = alike ? scraped : new SdkReader(temporality, histogram);
        SdkMeterProviderBuilder builder = SdkMeterProvider.builder()
                .setResource(resource)
                .registerMetricReader(scraped, instrument -> maxSeries)
                .setExemplarFilter(ExemplarFilter.alwaysOff());
        if (pushed != scraped) builder.registerMetricReader(pushed, instrument -> maxSeries);
        provider = builder.build();
    }

    /** With an identity of this process, unless the user gives one: else two that push the same series are taken for one. */
    static Resource resource(Map<String, String> attributes) {
        AttributesBuilder builder = Attributes.builder();
        builder.put("service.instance.id", UUID.randomUUID().toString());
        attributes.forEach(builder::put);
        return Resource.create(builder.build());
    }
}
