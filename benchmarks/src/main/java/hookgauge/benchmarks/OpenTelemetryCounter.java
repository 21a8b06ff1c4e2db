package hookgauge.benchmarks;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import hookgauge.agent.otel.AgentOpenTelemetry;
import hookgauge.agent.otel.OpenTelemetryShims;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.ExemplarFilter;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.io.File;
import java.util.Collections;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What an app's counter costs: through the shim that the agent gives, and with the SDK directly. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class OpenTelemetryCounter {
    @Param({"shim", "sdk"})
    public String by;

    private final Attributes seen = attributes();
    private final Attributes equal = attributes();
    private LongCounter counter;

    @Setup
    public void make() {
        counter = by.equals("shim") ? shim() : sdk();
        counter.add(1, seen);
    }

    @Benchmark
    public void noAttributes() {
        counter.add(1);
    }

    @Benchmark
    public void sameAttributes() {
        counter.add(1, seen);
    }

    @Benchmark
    public void equalAttributes() {
        counter.add(1, equal);
    }

    private static LongCounter shim() {
        AgentConfig config = AgentConfig.read("", new Properties(), Collections.emptyMap(), new File("hookgauge.jar"));
        AgentLog log = new AgentLog(AgentLog.Verbosity.OFF, System.err);
        AgentOpenTelemetry agent = AgentOpenTelemetry.of(config, log, new CaughtErrors(log));
        OpenTelemetry openTelemetry = (OpenTelemetry) new OpenTelemetryShims(agent).of(GlobalOpenTelemetry.class);
        return openTelemetry.getMeter("shop").counterBuilder("orders").build();
    }

    private static LongCounter sdk() {
        return SdkMeterProvider.builder()
                .registerMetricReader(new Reader())
                .setExemplarFilter(ExemplarFilter.alwaysOff())
                .build()
                .get("shop")
                .counterBuilder("orders")
                .build();
    }

    private static Attributes attributes() {
        return Attributes.builder()
                .put("item", "tea")
                .put("size", 4)
                .put("gift", true)
                .build();
    }

    private static final class Reader implements MetricReader {
        @Override
        public void register(CollectionRegistration registration) {}

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
