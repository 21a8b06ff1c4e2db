package hookgauge.agent.push;

import hookgauge.agent.config.OtlpHistogram;
import hookgauge.agent.gather.Gathered;
import hookgauge.agent.gather.Rank;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/** A push of one registry, every 100 ms unless another interval is asked for, with what it says. */
final class PushFixture implements AutoCloseable {
    static final long INTERVAL_MILLIS = 100;
    /** For an answer that comes at once, where the machine is not busy and the classes are loaded. */
    static final long PATIENT_MILLIS = 15_000;

    final PrometheusRegistry registry = new PrometheusRegistry();
    OtlpHistogram histogram = OtlpHistogram.EXPLICIT;
    private final PrometheusRegistry core = new PrometheusRegistry();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    final AgentLog log = new AgentLog(AgentLog.Verbosity.INFO, new PrintStream(said, true));
    private OtlpPush push;

    static Receiver receiver(OtlpTestReceiver receiver) {
        return receiver(receiver, PATIENT_MILLIS);
    }

    static Receiver receiver(OtlpTestReceiver receiver, long timeoutMillis) {
        return new Receiver(
                receiver.grpc,
                receiver.endpoint(),
                "collector:4318",
                timeoutMillis,
                Collections::emptyMap,
                false,
                null);
    }

    void start(OtlpTestReceiver receiver) {
        start(receiver, INTERVAL_MILLIS);
    }

    void start(OtlpTestReceiver receiver, long intervalMillis) {
        start(receiver(receiver), intervalMillis);
    }

    void start(Receiver receiver) {
        start(receiver, INTERVAL_MILLIS);
    }

    void start(Receiver receiver, long intervalMillis) {
        start(receiver, intervalMillis, (s, e) -> OtlpExporters.create(receiver, s, e));
    }

    void startWithDeltas(OtlpTestReceiver receiver) {
        Deltas deltas = new Deltas();
        start(
                receiver(receiver),
                INTERVAL_MILLIS,
                (s, e) -> new DeltaExporter(OtlpExporters.create(receiver(receiver), s, e), deltas));
    }

    void start(
            Receiver receiver,
            long intervalMillis,
            BiFunction<ObservedSenders, ExecutorService, MetricExporter> exporters) {
        Resource resource = Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "shop"));
        BridgedCollection collection = new BridgedCollection(
                budget -> Gathered.from(Rank.CORE, "core", registry),
                new PrometheusBridge(resource, "1.2", 1, histogram, new LeftOut(log)),
                new TimedMetrics(() -> false, Collections::emptyList, log, new CaughtErrors(log)),
                metric -> true,
                1000,
                new LeftOut(log),
                new CaughtErrors(log));
        start(receiver, intervalMillis, collection, exporters);
    }

    void start(
            Receiver receiver,
            long intervalMillis,
            CollectionRegistration collection,
            BiFunction<ObservedSenders, ExecutorService, MetricExporter> exporters) {
        PushState state = new PushState(log, receiver.target, core, System::currentTimeMillis);
        push = new OtlpPush(receiver, intervalMillis, collection, exporters, state, log);
        push.start();
    }

    /** How many there have been, by {@code success} or {@code failure}. */
    double pushes(String result) {
        for (MetricSnapshot snapshot : core.scrape("hookgauge_push_total"::equals)) {
            return snapshot.getDataPoints().stream()
                    .filter(point -> result.equals(point.getLabels().get("result")))
                    .mapToDouble(point -> ((CounterDataPointSnapshot) point).getValue())
                    .sum();
        }
        return 0;
    }

    String said() {
        return said.toString();
    }

    List<String> lines() {
        return said().lines().toList();
    }

    static double orders(OtlpTestReceiver receiver) {
        List<Metric> metrics = receiver.metrics("orders_total");
        return metrics.isEmpty()
                ? 0
                : metrics.get(metrics.size() - 1).getSum().getDataPoints(0).getAsDouble();
    }

    static double sumOf(List<Metric> deltas) {
        return deltas.stream()
                .mapToDouble(metric -> metric.getSum().getDataPoints(0).getAsDouble())
                .sum();
    }

    /** As who exchanges tokens and certificates does it: a push that reads the file meanwhile finds none half written. */
    static void replace(Path file, String text) throws IOException {
        Path next = Files.writeString(file.resolveSibling(file.getFileName() + ".next"), text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("did not happen in 20 s");
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Pushes a last time. */
    void end() throws InterruptedException {
        push.close();
    }

    @Override
    public void close() {
        try {
            if (push != null) push.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
