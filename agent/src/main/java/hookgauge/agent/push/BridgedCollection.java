package hookgauge.agent.push;

import hookgauge.agent.gather.Rank;
import hookgauge.agent.gather.SourceFamily;
import hookgauge.agent.log.CaughtErrors;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** What one push sends: all that was gathered, bridged, and what the app records with OpenTelemetry, each once. */
final class BridgedCollection implements CollectionRegistration {
    private final LongFunction<List<SourceFamily>> gather;
    private final PrometheusBridge bridge;
    private final TimedMetrics openTelemetry;
    private final Predicate<MetricData> filter;
    private final long budgetMillis;
    private final LeftOut leftOut;
    private final CaughtErrors errors;

    /**
     * @param gather takes how many milliseconds it may take
     * @param filter takes those metrics of OpenTelemetry that are wanted
     * @param budgetMillis how long each of the two halves may take
     */
    BridgedCollection(
            LongFunction<List<SourceFamily>> gather,
            PrometheusBridge bridge,
            TimedMetrics openTelemetry,
            Predicate<MetricData> filter,
            long budgetMillis,
            LeftOut leftOut,
            CaughtErrors errors) {
        this.gather = gather;
        this.bridge = bridge;
        this.openTelemetry = openTelemetry;
        this.filter = filter;
        this.budgetMillis = budgetMillis;
        this.leftOut = leftOut;
        this.errors = errors;
    }

    @Override
    public Collection<MetricData> collectAllMetrics() {
        try {
            return merged(gather.apply(budgetMillis), openTelemetry.read(budgetMillis));
        } catch (Throwable t) {
            errors.caught("push", t);
            return Collections.emptyList();
        }
    }

    /** What the agent measures itself is not taken from the app too; what it reads of the JVM stands back for the app. */
    private Collection<MetricData> merged(List<SourceFamily> families, Collection<MetricData> openTelemetry) {
        Set<String> recorded = new HashSet<>();
        for (MetricData metric : openTelemetry) recorded.add(metric.getName());
        Set<String> core = new HashSet<>();
        List<SourceFamily> pushed = new ArrayList<>(families.size());
        for (SourceFamily family : families) {
            String name = MetricHead.of(family.snapshot, true).name;
            if (family.source.rank() == Rank.CORE) core.add(name);
            if (family.source.rank() != Rank.JVM || !recorded.contains(name)) pushed.add(family);
        }
        List<MetricData> metrics = bridge.bridge(pushed, System.currentTimeMillis());
        for (MetricData metric : openTelemetry) {
            if (core.contains(metric.getName())) leaveOut(metric);
            else if (filter.test(metric)) metrics.add(metric);
        }
        leftOut.end();
        return metrics;
    }

    private void leaveOut(MetricData metric) {
        leftOut.add("core", metric.getData().getPoints().size());
        leftOut.say(metric.getName() + " of OpenTelemetry scope "
                + metric.getInstrumentationScopeInfo().getName()
                + " is not pushed: the agent measures it itself");
    }
}
