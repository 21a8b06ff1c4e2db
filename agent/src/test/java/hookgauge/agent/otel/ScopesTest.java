package hookgauge.agent.otel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.config.OtlpHistogram;
import hookgauge.agent.config.OtlpTemporality;
import hookgauge.agent.gather.AppRegistries;
import hookgauge.agent.gather.AskedNames;
import hookgauge.agent.gather.MergedGatherer;
import hookgauge.agent.gather.NameFilter;
import hookgauge.agent.gather.SelfMetrics;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import hookgauge.instrumentation.HookTargets;
import io.opentelemetry.api.metrics.MeterProvider;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopesTest {
    private final AgentLog log = new AgentLog(AgentLog.Verbosity.OFF, System.err);
    private final AgentOpenTelemetry openTelemetry =
            new AgentOpenTelemetry(Map.of(), 10, OtlpTemporality.CUMULATIVE, OtlpHistogram.EXPLICIT, Sdks.none());
    private final AgentSdk sdk = openTelemetry.sdk();
    private final MeterProvider meters = sdk.provider;

    @Test
    void counter_of_one_scope_beside_a_gauge_of_its_name_in_another_are_both_shown() throws IOException {
        meters.get("one").counterBuilder("ratio").build().add(2);
        meters.get("two").gaugeBuilder("ratio").build().set(0.5);

        String page = page();

        assertTrue(page.contains("\nratio{otel_scope_name=\"two\"} 0.5\n"), page);
        assertTrue(page.contains("\nratio_total{otel_scope_name=\"one\"} 2.0\n"), page);
    }

    @Test
    void same_metric_of_two_scopes_is_one_family_told_apart_by_its_scopes() throws IOException {
        meters.get("one").counterBuilder("jobs").build().add(2);
        meters.get("two").counterBuilder("jobs").build().add(3);

        String page = page();

        assertTrue(
                page.contains("# TYPE jobs_total counter\njobs_total{otel_scope_name=\"one\"} 2.0\n"
                        + "jobs_total{otel_scope_name=\"two\"} 3.0\n"),
                page);
    }

    @Test
    void counter_below_zero_is_shown_without_a_type() throws IOException {
        meters.get("one").counterBuilder("odd").setUnit("By").buildWithCallback(counter -> counter.record(-1));
        meters.get("one").counterBuilder("jobs").ofDoubles().buildWithCallback(counter -> counter.record(-0.5));

        String page = page();

        assertTrue(
                page.contains("# TYPE jobs_total untyped\njobs_total{otel_scope_name=\"one\"} -0.5\n"
                        + "# TYPE odd_bytes_total untyped\nodd_bytes_total{otel_scope_name=\"one\"} -1.0\n"),
                page);
    }

    private String page() throws IOException {
        MergedGatherer gatherer = new MergedGatherer(
                new AppRegistries(new HookTargets(), Set.of()),
                new SelfMetrics("1", 1, Map.of(), new CaughtErrors(log)),
                new NameFilter(List.of(), List.of(), log),
                log,
                Thread::new);
        gatherer.addAll(openTelemetry::sources);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(out, gatherer.page(5_000, AskedNames.ALL));
        return out.toString(StandardCharsets.UTF_8);
    }
}
