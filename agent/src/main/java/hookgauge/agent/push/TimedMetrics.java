package hookgauge.agent.push;

import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.util.Collection;
import java.util.Collections;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Collects what the app records with OpenTelemetry, whose callbacks may hang, without hanging with them. */
final class TimedMetrics {
    private final BooleanSupplier isUsed;
    private final Supplier<Collection<MetricData>> metrics;
    private final AgentLog log;
    private final CaughtErrors errors;
    private final PushThreads threads = new PushThreads("hookgauge otlp callbacks");
    // of one collection at a time
    private FutureTask<Collection<MetricData>> reading;
    private boolean late;

    /** @param isUsed whether there can be any metrics */
    TimedMetrics(BooleanSupplier isUsed, Supplier<Collection<MetricData>> metrics, AgentLog log, CaughtErrors errors) {
        this.isUsed = isUsed;
        this.metrics = metrics;
        this.log = log;
        this.errors = errors;
    }

    /** Nothing, while an earlier collection has not come back. */
    Collection<MetricData> read(long budgetMillis) {
        if (!isUsed.getAsBoolean() || reading != null && !reading.isDone()) return Collections.emptyList();
        reading = new FutureTask<>(metrics::get);
        threads.newThread(reading).start();
        try {
            Collection<MetricData> read = reading.get(budgetMillis, TimeUnit.MILLISECONDS);
            if (late) log.info("a callback of an OpenTelemetry instrument has come back, its metrics are pushed again");
            late = false;
            return read;
        } catch (TimeoutException e) {
            late = true;
            log.warn("a callback of an OpenTelemetry instrument hangs; pushing without what the app records so");
        } catch (ExecutionException e) {
            errors.caught("push", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Collections.emptyList();
    }
}
