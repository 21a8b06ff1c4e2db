package hookgauge.instrumentation.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hookgauge.instrumentation.InstrumentationModule;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What every client with a pool must show of its connections, when it is asked. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ClientConnectionsContract {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final int MANY = 20;

    private final RecordingCalls calls = RecordingCalls.installed();
    private final List<Weaving> weavings = new ArrayList<>();
    private Path keys;
    private ContractUpstream upstream;

    /** All that is needed to know of the client's pools. */
    protected abstract List<InstrumentationModule> modules();

    /** A client with HTTP/1.1 that keeps at least 20 connections to an address. */
    protected abstract ContractClient client(Path keys) throws Exception;

    /** As {@link #client}, with HTTP/2 where TLS lets it choose; null where its pool does not know of streams. */
    protected ContractClient http2Client(Path keys) throws Exception {
        return null;
    }

    /** Whether the client knows how many connections are in use. */
    protected boolean tellsActive() {
        return true;
    }

    /** Whether the client knows what its connections lead to. */
    protected boolean tellsUpstreams() {
        return true;
    }

    @BeforeAll
    void weave() throws Exception {
        for (InstrumentationModule module : modules()) weavings.add(Weaving.of(module));
        keys = TestKeys.file();
    }

    @BeforeEach
    void start() throws Exception {
        calls.clear();
        upstream = new ContractUpstream();
    }

    @AfterEach
    void stop() throws Exception {
        upstream.close();
    }

    @AfterAll
    void everyHookIsIn() {
        for (Weaving weaving : weavings) weaving.check();
    }

    @Test
    protected void connection_is_active_with_a_request_and_idle_after_it_until_the_client_is_closed() throws Exception {
        try (ContractClient client = client(keys)) {
            Future<?> held = client.start(uri("/hold"));
            upstream.awaitHeld();
            await(tellsActive() ? 1 : 0, 0);

            upstream.release();
            held.get(20, TimeUnit.SECONDS);
            await(0, 1);

            assertEquals(200, client.send("GET", uri("/ok"), null, 15_000));
            await(0, 1);
        }

        await(0, 0);
    }

    @Test
    protected void connections_of_requests_at_once_are_all_shown() throws Exception {
        try (ContractClient client = client(keys)) {
            List<Future<?>> held = new ArrayList<>();
            for (int i = 0; i < MANY; i++) held.add(client.start(uri("/hold")));
            if (tellsActive()) await(MANY, 0);

            upstream.release();
            for (Future<?> one : held) one.get(20, TimeUnit.SECONDS);

            await(0, MANY);
        }
    }

    @Test
    protected void clients_of_the_same_upstream_are_added_up() throws Exception {
        try (ContractClient one = client(keys);
                ContractClient other = client(keys)) {
            assertEquals(200, one.send("GET", uri("/ok"), null, 15_000));
            assertEquals(200, other.send("GET", uri("/ok"), null, 15_000));

            await(0, 2);
        }
    }

    @Test
    protected void connection_with_http_2_is_active_with_a_stream_and_idle_without() throws Exception {
        try (RealUpstream real = new RealUpstream(keys);
                ContractClient client = http2Client(keys)) {
            assumeTrue(client != null, "it shows such a connection as active while it is open, or not at all");
            URI uri = URI.create("https://localhost:" + real.securePort());
            assertEquals(200, client.send("GET", uri.resolve("/"), null, 15_000));
            await(real.securePort(), 0, 1);

            Future<?> held = client.start(uri.resolve("/hold"));
            Future<?> other = client.start(uri.resolve("/hold"));
            await(real.securePort(), 1, 0);

            real.release();
            held.get(20, TimeUnit.SECONDS);
            other.get(20, TimeUnit.SECONDS);
            await(real.securePort(), 0, 1);
        }
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + upstream.port() + path);
    }

    /** A pool that tells nothing of an upstream has no connections to it. */
    private void await(long active, long idle) {
        await(upstream.port(), active, idle);
    }

    private void await(int port, long active, long idle) {
        long[] expected = {active, idle};
        long deadlineNanos = System.nanoTime() + PATIENCE_NANOS;
        long[] seen = look(port);
        while (!Arrays.equals(expected, seen) && System.nanoTime() < deadlineNanos) {
            Thread.onSpinWait();
            seen = look(port);
        }
        assertArrayEquals(expected, seen);
    }

    private long[] look(int port) {
        long[] told = tellsUpstreams() ? calls.connections("localhost", port) : calls.connections(null, 0);
        return told == null ? new long[2] : told;
    }
}
