package hookgauge.agent.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.config.OtlpHistogram;
import hookgauge.agent.gather.Gathered;
import hookgauge.agent.gather.Rank;
import hookgauge.agent.log.AgentLog;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An exporter that is told to export, and what becomes of it. */
final class ExporterFixture implements AutoCloseable {
    private final ExecutorService sending = Executors.newCachedThreadPool();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
    private final ObservedSenders senders = new ObservedSenders(clock);
    private final MetricExporter exporter;

    ExporterFixture(Receiver receiver) {
        exporter = OtlpExporters.create(receiver, senders, sending);
    }

    /** Null if the push has arrived. */
    PushFailure push() {
        return push(metrics(""));
    }

    PushFailure push(Collection<MetricData> metrics) {
        CompletableResultCode result = exporter.export(metrics).join(20, TimeUnit.SECONDS);
        assertTrue(result.isDone());
        assertEquals(senders.failure() == null, result.isSuccess());
        return senders.failure();
    }

    PartialSuccess partial() {
        return senders.partial();
    }

    /** One, with that label value. */
    static Collection<MetricData> metrics(String label) {
        PrometheusRegistry registry = new PrometheusRegistry();
        Gauge.builder()
                .name("g")
                .labelNames("l")
                .register(registry)
                .labelValues(label)
                .set(1);
        return new PrometheusBridge(
                        Resource.empty(),
                        "1",
                        1,
                        OtlpHistogram.EXPLICIT,
                        new LeftOut(new AgentLog(AgentLog.Verbosity.OFF, System.err)))
                .bridge(Gathered.from(Rank.APP, "shop", registry), 2);
    }

    @Override
    public void close() {
        exporter.shutdown();
        sending.shutdownNow();
        clock.shutdownNow();
    }
}
