package hookgauge.benchmarks;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.http.HttpClientRecorder;
import hookgauge.agent.http.HttpServerRecorder;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
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

/** What recording one request costs, from the companion's first call to its last. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class Recording {
    @Param({"true", "false"})
    public boolean bodySize;

    /** The server's slot for what rides on an exchange. */
    @State(Scope.Thread)
    public static class Slot {
        Object exchange;
        Object call;
        int next;
    }

    private static final String[] ROUTES = {"/items/{id}", "/carts/{id}", "/orders/{id}", "/users/{id}"};

    private static final String[] HOSTS = {"stock", "prices", "users", "mail"};

    @Setup
    public void install() {
        AgentConfig config = AgentConfig.read(
                "http.server.body_size=" + bodySize,
                new Properties(),
                Collections.emptyMap(),
                new File("hookgauge.jar"));
        AgentLog log = new AgentLog(AgentLog.Verbosity.OFF, System.err);
        HttpServerRecorder recorder =
                new HttpServerRecorder(config, log, new CaughtErrors(log), companion -> "benchmark");
        PrometheusRegistry core = new PrometheusRegistry();
        recorder.install();
        recorder.register(core);
        HttpClientRecorder clients = new HttpClientRecorder(config, log, new CaughtErrors(log), recorder);
        clients.install();
        clients.register(core);
    }

    /** The floor: the two readings of the clock that a duration takes. */
    @Benchmark
    public long clock() {
        long started = System.nanoTime();
        return System.nanoTime() - started;
    }

    @Benchmark
    public void request(Slot slot) {
        slot.exchange = HookgaugeHttp.started(slot.exchange, "GET", "http");
        HookgaugeHttp.entered(slot.exchange);
        HookgaugeHttp.route(ROUTES[slot.next++ & 3]);
        HookgaugeHttp.left();
        HookgaugeHttp.ended(slot.exchange, "HTTP/1.1", 200, 0, 1234, null);
    }

    /** A request that the app sends, on behalf of none that it serves. */
    @Benchmark
    public void outgoing(Slot slot) {
        slot.call = HookgaugeHttpClient.started(slot.call, "GET", HOSTS[slot.next++ & 3], 8080);
        HookgaugeHttpClient.ended(slot.call, "HTTP/1.1", 200, null);
    }

    /** A request that the app serves, and for which it sends one. */
    @Benchmark
    public void requestThatCalls(Slot slot) {
        slot.exchange = HookgaugeHttp.started(slot.exchange, "GET", "http");
        HookgaugeHttp.entered(slot.exchange);
        outgoing(slot);
        HookgaugeHttp.left();
        HookgaugeHttp.ended(slot.exchange, "HTTP/1.1", 200, 0, 1234, null);
    }
}
