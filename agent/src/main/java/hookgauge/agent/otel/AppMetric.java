package hookgauge.agent.otel;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Set;

/** One metric of an app, in the agent's types. */
final class AppMetric implements MetricData {
    private final Resource resource;
    private final InstrumentationScopeInfo scope;
    private final String name;
    private final String description;
    private final String unit;
    private final AppPoints points;
    private final Data<?> data;

    AppMetric(
            Resource resource,
            InstrumentationScopeInfo scope,
            String name,
            String description,
            String unit,
            AppPoints points) {
        this.resource = resource;
        this.scope = scope;
        this.name = name;
        this.description = description;
        this.unit = unit;
        this.points = points;
        this.data = points.data();
    }

    static AppMetric of(MetricData metric) {
        return metric instanceof AppMetric
                ? (AppMetric) metric
                : new AppMetric(
                        metric.getResource(),
                        metric.getInstrumentationScopeInfo(),
                        metric.getName(),
                        metric.getDescription(),
                        metric.getUnit(),
                        AppPoints.of(metric));
    }

    /** The same metric without the series that have these attributes. */
    AppMetric without(Set<Attributes> others) {
        return new AppMetric(resource, scope, name, description, unit, points.without(others));
    }

    /** The same sum, which should only rise and does not. */
    AppMetric thatMayFall() {
        return new AppMetric(resource, scope, name, description, unit, points.thatMayFall());
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
        return name;
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public String getUnit() {
        return unit;
    }

    @Override
    public MetricDataType getType() {
        return points.type;
    }

    @Override
    public Data<?> getData() {
        return data;
    }

    @Override
    public String toString() {
        return scope.getName() + ":" + name + " " + points.type + " " + data.getPoints();
    }
}
