package hookgauge.agent.push;

import hookgauge.agent.gather.MetricSource;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;

/** Where a bridged metric comes from: the agent itself, or one of the app's registries. */
final class Origin {
    final String name;
    final boolean ours;
    final InstrumentationScopeInfo scope;

    private Origin(String name, boolean ours, InstrumentationScopeInfo scope) {
        this.name = name;
        this.ours = ours;
        this.scope = scope;
    }

    static Origin of(MetricSource source, String version) {
        boolean ours = source.rank().isOurs();
        InstrumentationScopeInfo scope = ours
                ? InstrumentationScopeInfo.builder("hookgauge")
                        .setVersion(version)
                        .build()
                : InstrumentationScopeInfo.create("hookgauge." + source.name());
        return new Origin(source.name(), ours, scope);
    }
}
