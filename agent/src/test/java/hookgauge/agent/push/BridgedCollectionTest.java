package hookgauge.agent.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.config.OtlpHistogram;
import hookgauge.agent.gather.Gathered;
import hookgauge.agent.gather.Rank;
import hookgauge.agent.gather.SourceFamily;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BridgedCollectionTest {
    private final PrometheusRegistry core = new PrometheusRegistry();
    private final PrometheusRegistry jvm = new PrometheusRegistry();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final AgentLog log = new AgentLog(AgentLog.Verbosity.INFO, new PrintStream(said, true));
    private final CaughtErrors errors = new CaughtErrors(log);
    private final PrometheusRegistry pushes = new PrometheusRegistry();
    private final LeftOut leftOut = new LeftOut(log).showIn(pushes);
    private final Reader reader = new Reader();
    private final SdkMeterProvider sdk =
            SdkMeterProvider.builder().registerMetricReader(reader).build();
    private final CountDownLatch released = new CountDownLatch(1);
    private BridgedCollection collection = collection(20_000);

    @AfterEach
    void close() {
        released.countDown();
        sdk.close();
    }

    @Test
    void what_the_app_records_is_sent_beside_what_was_gathered() {
        Gauge.builder().name("http.server.active_requests").register(core).set(1);
        sdk.get("app").counterBuilder("orders").build().add(2);

        assertEquals(List.of("hookgauge http.server.active_requests", "app orders"), sent());
    }

    @Test
    void metric_that_is_not_wanted_is_not_sent() {
        sdk.get("app").counterBuilder("unwanted.orders").build().add(2);
        sdk.get("app").counterBuilder("orders").build().add(2);

        assertEquals(List.of("app orders"), sent());
    }

    @Test
    void core_metric_is_not_taken_from_the_app_too() {
        Gauge.builder().name("http.server.active_requests").register(core).set(1);
        sdk.get("app")
                .upDownCounterBuilder("http.server.active_requests")
                .build()
                .add(1);

        assertEquals(List.of("hookgauge http.server.active_requests"), sent());
        assertEquals(List.of("hookgauge http.server.active_requests"), sent());
        assertEquals(
                "[hookgauge] http.server.active_requests of OpenTelemetry scope app is not pushed:"
                        + " the agent measures it itself\n",
                said.toString());
        GaugeSnapshot leftOut = (GaugeSnapshot) pushes.scrape().get(0);
        assertEquals(1, leftOut.getDataPoints().get(0).getValue());
        assertEquals("core", leftOut.getDataPoints().get(0).getLabels().get("reason"));
    }

    @Test
    void metric_of_the_jvm_stands_back_for_the_apps() {
        Gauge.builder().name("jvm.memory.used").unit(Unit.BYTES).register(jvm).set(1);
        Gauge.builder().name("jvm.thread.count").register(jvm).set(1);
        sdk.get("app").upDownCounterBuilder("jvm.memory.used").build().add(1);

        assertEquals(List.of("hookgauge jvm.thread.count", "app jvm.memory.used"), sent());
    }

    @Test
    void callback_that_hangs_holds_up_nothing_else() throws InterruptedException {
        collection = collection(1_000);
        Gauge.builder().name("http.server.active_requests").register(core).set(1);
        sdk.get("app").gaugeBuilder("hanging").buildWithCallback(measurement -> {
            awaitRelease();
            measurement.record(1);
        });

        assertEquals(List.of("hookgauge http.server.active_requests"), sent());
        long started = System.nanoTime();
        assertEquals(List.of("hookgauge http.server.active_requests"), sent());
        assertTrue(System.nanoTime() - started < TimeUnit.MILLISECONDS.toNanos(800), "waited for it again");
        assertEquals(1, said.toString().lines().count(), said::toString);

        released.countDown();
        List<String> both = List.of("hookgauge http.server.active_requests", "app hanging");
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); !sent().equals(both); Thread.onSpinWait()) {
            assertTrue(System.nanoTime() < end, "it did not come back");
        }
        assertTrue(said.toString().contains("are pushed again"), said::toString);
    }

    @Test
    void sdk_that_throws_costs_its_own_metrics_only() {
        Gauge.builder().name("http.server.active_requests").register(core).set(1);
        sdk.get("app").gaugeBuilder("broken").buildWithCallback(measurement -> {
            throw new StackOverflowError("deep");
        });

        assertEquals(List.of("hookgauge http.server.active_requests"), sent());
        assertEquals(1, errors.countsBySite().get("push").sum());
    }

    private BridgedCollection collection(long budgetMillis) {
        return new BridgedCollection(
                budget -> families(),
                new PrometheusBridge(Resource.empty(), "1", 1, OtlpHistogram.EXPLICIT, leftOut),
                new TimedMetrics(() -> true, this::recorded, log, errors),
                metric -> !metric.getName().startsWith("unwanted"),
                budgetMillis,
                leftOut,
                errors);
    }

    private Collection<MetricData> recorded() {
        return reader.registration.collectAllMetrics();
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<SourceFamily> families() {
        List<SourceFamily> families = new ArrayList<>(Gathered.from(Rank.CORE, "core", core));
        families.addAll(Gathered.from(Rank.JVM, "jvm", jvm));
        return families;
    }

    private List<String> sent() {
        List<String> sent = new ArrayList<>();
        for (MetricData metric : collection.collectAllMetrics()) {
            sent.add(metric.getInstrumentationScopeInfo().getName() + ' ' + metric.getName());
        }
        return sent;
    }

    private static final class Reader implements MetricReader {
        private volatile CollectionRegistration registration;

        @Override
        public void register(CollectionRegistration registration) {
            this.registration = registration;
        }

        @Override
        public AggregationTemporality getAggregationTemporality(InstrumentType instrument) {
            return AggregationTemporality.CUMULATIVE;
        }

        @Override
        public CompletableResultCode forceFlush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
