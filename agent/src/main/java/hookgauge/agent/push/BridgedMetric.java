package hookgauge.agent.push;

import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.resources.Resource;

/** One metric on its way to the exporter; the SDK has no public factory for it. */
final class BridgedMetric implements MetricData {
    private final Resource resource;
    private final InstrumentationScopeInfo scope;
    private final MetricHead head;
    private final MetricDataType type;
    private final Data<?> data;

    BridgedMetric(
            Resource resource, InstrumentationScopeInfo scope, MetricHead head, MetricDataType type, Data<?> data) {
        this.resource = resource;
        this.scope = scope;
        this.head = head;
        this.type = type;
        this.data = data;
    }

    /** The same metric with other points. */
    BridgedMetric with(Data<?> others) {
        return new BridgedMetric(resource, scope, head, type, others);
    }

    @Override
    public Resource getResource() {
        return resource;
    }

    @Override
    public InstrumentationScopeInfo getInstrumentationScopeInfo() {
        return scope;
    }

    @Override
    public String getName() {
        return head.name;
    }

    @Override
    public String getDescription() {
        return head.description;
    }

    @Override
    public String getUnit() {
        return head.unit;
    }

    @Override
    public MetricDataType getType() {
        return type;
    }

    @Override
    public Data<?> getData() {
        return data;
    }

    @Override
    public String toString() {
        return scope.getName() + ":" + head.name + " " + type + " " + data.getPoints();
    }
}
