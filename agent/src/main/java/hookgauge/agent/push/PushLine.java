package hookgauge.agent.push;

import hookgauge.agent.log.AgentLog;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import java.util.Collection;
import java.util.Collections;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** One exporter with the reader that drives it and their threads; all of it is built on the first of these threads. */
final class PushLine {
    /** The first push does not wait for a long interval: it tells early whether pushes arrive, and it is the slowest. */
    private static final long FIRST_PUSH_MILLIS = 5000;

    /** So much later than it should a push may end where the machine is busy. */
    private static final long BUSY_MILLIS = 1000;

    private final Receiver receiver;
    private final long intervalMillis;
    private final CollectionRegistration collection;
    private final BiFunction<ObservedSenders, ExecutorService, MetricExporter> exporters;
    private final PushState state;
    private final AgentLog log;
    private final Runnable replace;
    private final ScheduledThreadPoolExecutor scheduler;
    private final ExecutorService sending;
    private boolean built; // Guarded by this
    private volatile WatchedExporter exporter;
    private PeriodicMetricReader reader; // Guarded by this

    /** @param replace called when a push neither arrives nor fails, and when the certificates have changed */
    PushLine(
            Receiver receiver,
            long intervalMillis,
            CollectionRegistration collection,
            BiFunction<ObservedSenders, ExecutorService, MetricExporter> exporters,
            PushState state,
            AgentLog log,
            Runnable replace) {
        this.receiver = receiver;
        this.intervalMillis = intervalMillis;
        this.collection = collection;
        this.exporters = exporters;
        this.state = state;
        this.log = log;
        this.replace = replace;
        scheduler = new ScheduledThreadPoolExecutor(1, new PushThreads("hookgauge otlp " + receiver.target));
        scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        scheduler.setRemoveOnCancelPolicy(true);
        sending = new ThreadPoolExecutor(
                0, 2, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), new PushThreads("hookgauge otlp send"));
    }

    void open() {
        scheduler.execute(this::reader);
        if (intervalMillis > FIRST_PUSH_MILLIS) {
            scheduler.schedule(this::push, FIRST_PUSH_MILLIS, TimeUnit.MILLISECONDS);
        }
        scheduler.scheduleWithFixedDelay(this::watch, intervalMillis, intervalMillis, TimeUnit.MILLISECONDS);
    }

    /** Pushes now, unless a push is under way. */
    void push() {
        PeriodicMetricReader reader = reader();
        if (reader != null) reader.forceFlush();
    }

    /** Pushes what has not been pushed, and ends. */
    void close() {
        PeriodicMetricReader reader = reader();
        if (reader != null) reader.shutdown();
        sending.shutdown();
    }

    /** Ends at once; what is under way is lost. */
    void abandon() {
        scheduler.shutdownNow();
        if (exporter != null) exporter.shutdown();
        sending.shutdownNow();
    }

    private synchronized PeriodicMetricReader reader() {
        if (!built) build();
        return reader;
    }

    private void watch() {
        if (isPendingFor(receiver.timeoutMillis + Math.max(intervalMillis, BUSY_MILLIS))) {
            state.failed(PushFailure.STUCK);
            replace.run();
        } else if (receiver.tls != null && !isPendingFor(0) && receiver.tls.renew()) {
            replace.run();
        }
    }

    private boolean isPendingFor(long millis) {
        return exporter != null && exporter.isPendingFor(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private void build() {
        built = true;
        try {
            if (receiver.tls != null) receiver.tls.renew();
            ObservedSenders senders = new ObservedSenders(scheduler);
            exporter = new WatchedExporter(exporters.apply(senders, sending), senders, state);
            reader = PeriodicMetricReader.builder(exporter)
                    .setInterval(intervalMillis, TimeUnit.MILLISECONDS)
                    .setExecutor(scheduler)
                    .build();
            // without an SdkMeterProvider, which would cost 70 ms and is not needed unless the app asks for meters
            reader.register(new CollectionRegistration() {
                @Override
                public Collection<MetricData> collectAllMetrics() {
                    return state.skips() ? Collections.emptyList() : collection.collectAllMetrics();
                }
            });
        } catch (RuntimeException | LinkageError e) {
            // without its message, which may name the whole address and what is secret in it
            log.error("push is off: " + receiver.target + " cannot be pushed to, "
                    + e.getClass().getName());
        }
    }
}
