package hookgauge.agent;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.config.JvmChoice;
import hookgauge.agent.gather.AppRegistries;
import hookgauge.agent.gather.MergedGatherer;
import hookgauge.agent.gather.MetricSource;
import hookgauge.agent.gather.NameFilter;
import hookgauge.agent.gather.OwnRegistry;
import hookgauge.agent.gather.Rank;
import hookgauge.agent.gather.SelfMetrics;
import hookgauge.agent.http.HttpClientRecorder;
import hookgauge.agent.http.HttpServerRecorder;
import hookgauge.agent.jvm.JvmMetrics;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import hookgauge.agent.log.Logger;
import hookgauge.agent.otel.AgentOpenTelemetry;
import hookgauge.agent.otel.OpenTelemetryShims;
import hookgauge.agent.pull.MetricsServer;
import hookgauge.agent.push.OtlpPush;
import hookgauge.instrumentation.ClassDefiner;
import hookgauge.instrumentation.HookTargets;
import hookgauge.instrumentation.HookTransformer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** Starts the agent: what must be there before the app's classes are, and then, on a thread of its own, the rest. */
public final class MetricsAgent {
    private static final long SERVER_PATIENCE_MILLIS = 60_000;
    /** How long an app may take to start before the page is there; on two cores the rest of our start would slow its own. */
    private static final long LONGEST_START_MILLIS = 4000;
    /** The same with push on, for a job that is soon over pushes what it has at its end. */
    private static final long LONGEST_START_BEFORE_PUSH_MILLIS = 1000;

    private final AgentConfig config;
    private final AgentLog log;
    private final CaughtErrors errors;
    private final HookedClasses hooked;
    private final HttpServerRecorder recorder;
    private final HttpClientRecorder clientRecorder;
    private final HookChoice choice;
    private final HookTargets targets;
    private final AppRegistries registries;
    private final AgentOpenTelemetry openTelemetry;
    private final long startMillis = System.currentTimeMillis();

    private MetricsAgent(AgentConfig config, AgentLog log) throws IOException {
        this.config = config;
        this.log = log;
        choice = new HookChoice(config);
        targets = HookTable.read(choice);
        choice.sayUnknown(log);
        UnmergedLibraries.unhook(targets, config);
        registries = new AppRegistries(targets, UnmergedLibraries.of(config));
        errors = new CaughtErrors(log);
        openTelemetry = AgentOpenTelemetry.of(config, log, errors);
        hooked = new HookedClasses(log, errors);
        recorder = new HttpServerRecorder(config, log, errors, hooked);
        clientRecorder = new HttpClientRecorder(config, log, errors, recorder);
    }

    /**
     * @param main the thread that will run the app's {@code main}, or null where that has long begun
     * @param startedNanos when the agent began to work, by {@link System#nanoTime}
     */
    public static void start(
            String arguments, Instrumentation instrumentation, File jar, Thread main, long startedNanos)
            throws Exception {
        Rehearsal rehearsal = Rehearsal.begin(instrumentation);
        AgentConfig config = AgentConfig.read(arguments, System.getProperties(), System.getenv(), jar);
        AgentLog log = config.openLog(System.out, System.err);
        Logger.writeTo(log);
        config.report(log);
        if (!config.enabled) {
            if (config.disabledBy != null) log.info(version() + ": off (" + config.disabledBy + ")");
            return;
        }
        if (rehearsal.isForArchive()) {
            log.info(version() + ": off (this JVM makes an archive of classes for later starts, which count)");
            return;
        }
        // before any class is linked that extends one of them
        ClassDefiner definer = HookClasses.define(instrumentation);
        MetricsAgent agent = new MetricsAgent(config, log);
        List<Class<?>> loaded = agent.hook(instrumentation, definer);
        // not before the app's main: what is loaded by then, as from an AOT cache, need not be initialised
        if (main == null) LoadedTargets.findRegistries(loaded, agent.registries, agent.errors);
        long workedNanos = System.nanoTime() - startedNanos;
        agent.serveOnOwnThread(new MainMethod(main), workedNanos);
    }

    private List<Class<?>> hook(Instrumentation instrumentation, ClassDefiner definer) throws Exception {
        recorder.install();
        clientRecorder.install();
        new MetricSourceHooks(registries, new OpenTelemetryShims(openTelemetry), openTelemetry.apps, errors).install();
        ClassLoader agent = MetricsAgent.class.getClassLoader();
        instrumentation.addTransformer(new HookTransformer(targets, agent, definer, hooked), true);
        return LoadedTargets.retransform(instrumentation, targets, registries, errors);
    }

    private void serveOnOwnThread(MainMethod main, long workedNanos) {
        Thread thread = new Thread("hookgauge start") {
            @Override
            public void run() {
                try {
                    main.awaitRunning(hooked.firstServer());
                    main.awaitRest(config.pushEnabled ? LONGEST_START_BEFORE_PUSH_MILLIS : LONGEST_START_MILLIS);
                    long awakeNanos = System.nanoTime();
                    String version = version();
                    String pull = serve(version);
                    log.info(Banner.of(config, version, pull, workedNanos + System.nanoTime() - awakeNanos));
                    if (config.httpServerEnabled) serverWatch().await(SERVER_PATIENCE_MILLIS, pull);
                } catch (Throwable t) {
                    errors.caught("start", t);
                }
            }
        };
        thread.setDaemon(true);
        thread.start();
    }

    private ServerWatch serverWatch() {
        return new ServerWatch(hooked.appsServer(), recorder::isToldOfServer, () -> HookTable.families(choice), log);
    }

    /** Answers what the banner says of pull. */
    private String serve(String version) {
        recorder.uncount();
        PrometheusRegistry core = new PrometheusRegistry();
        recorder.register(core);
        clientRecorder.register(core);
        SelfMetrics self = new SelfMetrics(version, startMillis, config.resourceAttributes, errors);
        ThreadFactory ours = recorder.uncounted(Thread::new);
        NameFilter filter = new NameFilter(config.includedMetrics, config.excludedMetrics, log);
        MergedGatherer gatherer = new MergedGatherer(registries, self, filter, log, ours);
        gatherer.add(new OwnRegistry("core", Rank.CORE, core));
        PrometheusRegistry servers = new PrometheusRegistry();
        if (recorder.registerEndpoints(servers)) gatherer.add(OwnRegistry.readFromApp("servers", Rank.CORE, servers));
        PrometheusRegistry clients = new PrometheusRegistry();
        List<MetricSource> pools = Collections.singletonList(OwnRegistry.readFromApp("clients", Rank.CORE, clients));
        gatherer.addAll(() -> clientRecorder.registerPools(clients) ? pools : Collections.emptyList());
        JvmMetrics jvm = jvm();
        if (jvm != null) gatherer.add(jvm);
        gatherer.addAll(openTelemetry::sources);
        OtlpPush push = null;
        if (config.pushEnabled) {
            push = OtlpPush.of(config, gatherer, filter, openTelemetry, core, version, startMillis, log, errors);
            push.start();
        }
        if (!config.pullEnabled) return "pull off";
        StatusOpening status = status(core, gatherer, jvm, push, version);
        MetricsServer server = new MetricsServer(config, status, gatherer, ours, log, errors);
        String pull = server.start();
        return config.pullInContainer && server.port() != 0 ? pull + " (container)" : pull;
    }

    /** Null where none is wanted. */
    private StatusOpening status(
            PrometheusRegistry core, MergedGatherer gatherer, JvmMetrics jvm, OtlpPush push, String version) {
        if (!config.statusEnabled) return null;
        return new StatusOpening(config, log, errors, hooked, core, gatherer, jvm, push, version, startMillis);
    }

    /** Null where none are wanted. */
    private JvmMetrics jvm() {
        if (config.jvm == JvmChoice.OFF) return null;
        return config.jvm == JvmChoice.ALWAYS ? JvmMetrics.besideApp(log) : JvmMetrics.of(log);
    }

    private static String version() throws IOException {
        try (InputStream in = MetricsAgent.class.getResourceAsStream("version")) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return lines.readLine();
        }
    }
}
