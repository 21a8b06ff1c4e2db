package hookgauge.agent.push;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.common.InstrumentationScopeInfoBuilder;
import io.prometheus.metrics.model.snapshots.Label;
import io.prometheus.metrics.model.snapshots.Labels;

/** Finds the OpenTelemetry scope that a Prometheus series tells of in its labels. */
final class ScopeLabels {
    private static final String PREFIX = "otel_scope_";

    private ScopeLabels() {}

    static boolean isScope(String label) {
        return label.startsWith(PREFIX);
    }

    static InstrumentationScopeInfo scope(Labels labels, InstrumentationScopeInfo otherwise) {
        String name = labels.get(PREFIX + "name");
        if (name == null) return otherwise;
        InstrumentationScopeInfoBuilder scope = InstrumentationScopeInfo.builder(name);
        AttributesBuilder attributes = Attributes.builder();
        for (Label label : labels) {
            if (!isScope(label.getName())) continue;
            String key = label.getName().substring(PREFIX.length());
            if (key.equals("version")) scope.setVersion(label.getValue());
            else if (key.equals("schema_url")) scope.setSchemaUrl(label.getValue());
            else if (!key.equals("name")) attributes.put(key, label.getValue());
        }
        return scope.setAttributes(attributes.build()).build();
    }
}
