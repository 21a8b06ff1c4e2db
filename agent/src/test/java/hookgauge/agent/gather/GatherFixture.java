package hookgauge.agent.gather;

import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import hookgauge.instrumentation.HookTargets;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A gatherer with what it says and the pages that it gives. */
final class GatherFixture {
    final ByteArrayOutputStream said = new ByteArrayOutputStream();
    final AgentLog log = new AgentLog(AgentLog.Verbosity.DEBUG, new PrintStream(said, true, StandardCharsets.UTF_8));
    final CaughtErrors errors = new CaughtErrors(log);
    final AppRegistries apps;
    final MergedGatherer gatherer;
    private final List<Object> kept = new ArrayList<>();

    GatherFixture(MetricSource... sources) {
        this(Map.of(), sources);
    }

    GatherFixture(Map<String, String> modulesByType, MetricSource... sources) {
        this(modulesByType, Set.of(), sources);
    }

    GatherFixture(Map<String, String> modulesByType, Set<String> unmerged, MetricSource... sources) {
        this(modulesByType, unmerged, List.of(), List.of(), sources);
    }

    /** With globs of names. */
    GatherFixture(
            Map<String, String> modulesByType,
            Set<String> unmerged,
            List<String> include,
            List<String> exclude,
            MetricSource... sources) {
        HookTargets targets = new HookTargets();
        modulesByType.forEach((type, module) -> targets.add(type, module, false));
        apps = new AppRegistries(targets, unmerged);
        SelfMetrics self = new SelfMetrics("1.2.3", 1_000, Map.of("service.name", "shop"), errors);
        gatherer = new MergedGatherer(apps, self, new NameFilter(include, exclude, log), log, daemons());
        for (MetricSource source : sources) gatherer.add(source);
    }

    private static java.util.concurrent.ThreadFactory daemons() {
        return job -> {
            Thread thread = new Thread(job, "hookgauge gather");
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Takes a registry in and keeps it, as an app would. */
    void accept(Object registry) {
        kept.add(registry);
        apps.accept(registry);
    }

    String page() {
        return text(all());
    }

    MetricSnapshots all() {
        return gatherer.page(5_000, AskedNames.ALL);
    }

    /** The families whose names begin so. */
    MetricSnapshots all(String prefix) {
        return new MetricSnapshots(all().stream()
                .filter(family -> family.getMetadata().getPrometheusName().startsWith(prefix))
                .toList());
    }

    /** The samples of all families but the agent's own of itself. */
    List<String> samples() {
        List<String> samples = new ArrayList<>();
        for (String line : page().split("\n")) {
            if (!line.startsWith("#") && !line.startsWith("hookgauge_") && !line.startsWith("target_info")) {
                samples.add(line);
            }
        }
        return samples;
    }

    /** The value of a metric of the agent itself, 0 if it is not there. */
    double self(String sample) {
        return Arrays.stream(page().split("\n"))
                .filter(line -> line.startsWith(sample + ' '))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(0);
    }

    List<String> said() {
        String all = said.toString(StandardCharsets.UTF_8);
        return all.isEmpty() ? List.of() : List.of(all.split("\n"));
    }

    static String text(MetricSnapshots snapshots) {
        return written(PrometheusTextFormatWriter.create(), snapshots);
    }

    static String openMetrics(MetricSnapshots snapshots) {
        return written(OpenMetricsTextFormatWriter.create(), snapshots);
    }

    private static String written(ExpositionFormatWriter writer, MetricSnapshots snapshots) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.write(out, snapshots, EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
