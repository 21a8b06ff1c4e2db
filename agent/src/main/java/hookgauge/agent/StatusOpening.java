package hookgauge.agent;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.gather.MergedGatherer;
import hookgauge.agent.jvm.JvmMetrics;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import hookgauge.agent.pull.Pages;
import hookgauge.agent.pull.Scrapes;
import hookgauge.agent.push.OtlpPush;
import hookgauge.agent.status.AgentSection;
import hookgauge.agent.status.HookedSection;
import hookgauge.agent.status.JvmSection;
import hookgauge.agent.status.LogSection;
import hookgauge.agent.status.PullSection;
import hookgauge.agent.status.PushSection;
import hookgauge.agent.status.RequestsSection;
import hookgauge.agent.status.SettingsSection;
import hookgauge.agent.status.SourcesSection;
import hookgauge.agent.status.StatusPages;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Collections;
import java.util.concurrent.Executor;

/** Knows of what the status page tells; the page itself is loaded when somebody looks at it. */
final class StatusOpening implements Pages.Opening {
    private final AgentConfig config;
    private final AgentLog log;
    private final CaughtErrors errors;
    private final HookedClasses hooked;
    private final PrometheusRegistry core;
    private final MergedGatherer gatherer;
    private final JvmMetrics jvm;
    private final OtlpPush push;
    private final String version;
    private final long startMillis;

    /**
     * @param jvm null where there are no metrics of the JVM
     * @param push null where there is none
     */
    StatusOpening(
            AgentConfig config,
            AgentLog log,
            CaughtErrors errors,
            HookedClasses hooked,
            PrometheusRegistry core,
            MergedGatherer gatherer,
            JvmMetrics jvm,
            OtlpPush push,
            String version,
            long startMillis) {
        this.config = config;
        this.log = log;
        this.errors = errors;
        this.hooked = hooked;
        this.core = core;
        this.gatherer = gatherer;
        this.jvm = jvm;
        this.push = push;
        this.version = version;
        this.startMillis = startMillis;
    }

    @Override
    public Pages open(Executor threads, Scrapes scrapes) {
        return new StatusPages(
                new AgentSection(config, version, startMillis),
                new RequestsSection(config, core),
                new JvmSection(() -> jvm == null ? Collections.emptyList() : jvm.steady()),
                new PullSection(config, scrapes),
                new PushSection(config, core, () -> push == null ? null : push.problem()),
                new LogSection(log, errors),
                new HookedSection(hooked::modules, hooked::misfits),
                new SourcesSection(gatherer, threads),
                new SettingsSection(config));
    }
}
