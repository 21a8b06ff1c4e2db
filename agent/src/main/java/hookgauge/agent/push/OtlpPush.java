package hookgauge.agent.push;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.config.OtlpTemporality;
import hookgauge.agent.gather.MergedGatherer;
import hookgauge.agent.gather.NameFilter;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import hookgauge.agent.otel.AgentOpenTelemetry;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.ExecutorService;
import java.util.function.BiFunction;

/** Pushes all metrics by OTLP at an interval, and a last time when the JVM ends. */
public final class OtlpPush {
    /** Longer than this the end of the app is never held up. */
    private static final long EXIT_MILLIS = 1200;
    /** When the app takes longer than this to end, it may be killed before the last push. */
    private static final long PATIENCE_MILLIS = 1000;
    /** By then the app has ended, or is being killed, or waits for this hook as this one waits for it. */
    private static final long OTHERS_MILLIS = 30_000;

    private final Receiver receiver;
    private final long intervalMillis;
    private final CollectionRegistration collection;
    private final BiFunction<ObservedSenders, ExecutorService, MetricExporter> exporters;
    private final PushState state;
    private final AgentLog log;
    private PushLine line; // Guarded by this
    private boolean closed; // Guarded by this

    /**
     * @param filter the metrics that are wanted; {@code gatherer} knows it too
     * @param core where the push's own metrics are kept
     * @param version the agent's
     * @param processStartMillis since when counts that tell no beginning are taken to count
     */
    public static OtlpPush of(
            AgentConfig config,
            MergedGatherer gatherer,
            NameFilter filter,
            AgentOpenTelemetry openTelemetry,
            PrometheusRegistry core,
            String version,
            long processStartMillis,
            AgentLog log,
            CaughtErrors errors) {
        PushState state = new PushState(log, config.otlpTarget, core, System::currentTimeMillis);
        LeftOut leftOut = new LeftOut(log).showIn(core);
        BridgedCollection collection = new BridgedCollection(
                gatherer::families,
                new PrometheusBridge(
                        openTelemetry.resource(), version, processStartMillis, config.otlpHistogram, leftOut),
                new TimedMetrics(openTelemetry::isUsed, openTelemetry::pushed, log, errors),
                metric -> filter.takes(PageHead.of(metric)),
                config.otlpTimeoutMillis,
                leftOut,
                errors);
        return new OtlpPush(
                Receiver.of(config, log), config.otlpIntervalMillis, config.otlpTemporality, collection, state, log);
    }

    OtlpPush(
            Receiver receiver,
            long intervalMillis,
            OtlpTemporality temporality,
            CollectionRegistration collection,
            PushState state,
            AgentLog log) {
        this(receiver, intervalMillis, collection, exporters(receiver, temporality), state, log);
    }

    OtlpPush(
            Receiver receiver,
            long intervalMillis,
            CollectionRegistration collection,
            BiFunction<ObservedSenders, ExecutorService, MetricExporter> exporters,
            PushState state,
            AgentLog log) {
        this.receiver = receiver;
        this.intervalMillis = intervalMillis;
        this.collection = collection;
        this.exporters = exporters;
        this.state = state;
        this.log = log;
    }

    /** Why pushes do not arrive now, as the log says it; null while they do. */
    public String problem() {
        return state.problem();
    }

    /** Begins on threads of its own; the caller does not wait. */
    public void start() {
        openLine();
        OtherShutdownHooks others = OtherShutdownHooks.find();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> exit(others), "hookgauge otlp exit"));
    }

    /** Pushes a last time; comes back after {@link #EXIT_MILLIS} at the latest. */
    void close() throws InterruptedException {
        PushLine last = lastLine();
        Thread closing = new PushThreads("hookgauge otlp close").newThread(last::close);
        closing.start();
        closing.join(EXIT_MILLIS);
        last.abandon();
    }

    /** What has arrived of counts is known to all exporters of this push together. */
    private static BiFunction<ObservedSenders, ExecutorService, MetricExporter> exporters(
            Receiver receiver, OtlpTemporality temporality) {
        if (temporality == OtlpTemporality.CUMULATIVE) return (s, e) -> OtlpExporters.create(receiver, s, e);
        Deltas deltas = new Deltas();
        return (s, e) -> new DeltaExporter(OtlpExporters.create(receiver, s, e), deltas);
    }

    private synchronized void openLine() {
        line = new PushLine(receiver, intervalMillis, collection, exporters, state, log, this::replaceLine);
        line.open();
    }

    /** Called on a thread of the line that is replaced. */
    private synchronized void replaceLine() {
        if (closed) return;
        PushLine old = line;
        openLine();
        old.abandon();
    }

    private void exit(OtherShutdownHooks others) {
        if (isClosed()) return;
        try {
            if (!others.await(PATIENCE_MILLIS)) {
                line().push();
                others.await(OTHERS_MILLIS);
            }
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized PushLine line() {
        return line;
    }

    private synchronized PushLine lastLine() {
        closed = true;
        return line;
    }
}
