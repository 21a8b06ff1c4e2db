package hookgauge.instrumentation.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.instrumentation.InstrumentationModule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What every server must show of its open connections and its threads, when it is asked. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ConnectionsContract {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final int MANY = 200;

    private final ContractApp app = new ContractApp();
    private final RecordingHooks hooks = RecordingHooks.installed();
    private final List<Weaving> weavings = new ArrayList<>();
    private Path keys;
    private ContractServer server;
    private int port;

    /** All that is needed to count connections. */
    protected abstract List<InstrumentationModule> modules();

    /** A server that is ready to start, with the app on it. */
    protected abstract ContractServer server(ContractApp app, Path keys);

    protected abstract String family();

    /** Where the app's paths begin. */
    protected String base() {
        return "";
    }

    @BeforeAll
    void weaveAndStart() throws Exception {
        for (InstrumentationModule module : modules()) weavings.add(Weaving.of(module));
        keys = TestKeys.file();
        server = server(app, keys);
        port = server.start();
    }

    @AfterAll
    void stopServer() throws Exception {
        server.stop();
    }

    @BeforeEach
    void forget() {
        hooks.clear();
    }

    @AfterEach
    void everyHookIsIn() {
        for (Weaving weaving : weavings) weaving.check();
    }

    @Test
    void idle_connections_are_shown_until_they_are_closed() throws IOException {
        List<RawConnection> connections = new ArrayList<>();
        for (int i = 0; i < MANY; i++) connections.add(used(port));
        await(MANY, () -> connections(port));

        for (RawConnection connection : connections) connection.close();

        await(0, () -> connections(port));
    }

    @Test
    void connection_that_has_sent_nothing_yet_is_shown() throws IOException {
        try (RawConnection used = used(port);
                RawConnection unused = new RawConnection(port)) {
            await(2, () -> connections(port));
            assertEquals(200, unused.send(get("/hello")).read().status());
            assertEquals(200, used.send(get("/hello")).read().status());
        }

        await(0, () -> connections(port));
    }

    @Test
    void connection_that_the_client_resets_is_gone() throws IOException {
        RawConnection connection = used(port);
        await(1, () -> connections(port));

        connection.reset();

        await(0, () -> connections(port));
    }

    @Test
    void connection_by_tls_is_one_of_its_own_port() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().sslContext(TestKeys.context(keys)).build();
        URI uri = URI.create("https://localhost:" + server.securePort() + base() + "/hello");

        client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());

        await(1, () -> connections(server.securePort()));
        // some servers are not known before their first connection
        await(0, () -> Math.max(0, connections(port)));
    }

    @Test
    void second_server_of_the_family_has_its_own_port() throws Exception {
        ContractServer second = server(app, keys);
        int secondPort = second.start();
        try (RawConnection connection = used(secondPort)) {
            await(1, () -> connections(secondPort));
            assertEquals(0, Math.max(0, connections(port)));
            assertEquals(200, connection.send(get("/hello")).read().status());
        } finally {
            second.stop();
        }

        await(0, () -> Math.max(0, connections(secondPort)));
    }

    @Test
    protected void thread_is_busy_while_it_handles_a_request() throws IOException {
        try (RawConnection connection = used(port)) {
            await(0, () -> threads(HookgaugeHttp.BUSY_THREADS));
            connection.send(get("/hold"));
            app.awaitHeld();

            await(1, () -> threads(HookgaugeHttp.BUSY_THREADS));
            long idle = threads(HookgaugeHttp.IDLE_THREADS);
            long limit = threads(HookgaugeHttp.MAX_THREADS);
            assertTrue(idle >= 0 && limit >= 1 + idle, idle + " idle of " + limit);

            app.release();
            connection.read();
            await(0, () -> threads(HookgaugeHttp.BUSY_THREADS));
        }
    }

    private RawConnection used(int port) throws IOException {
        RawConnection connection = new RawConnection(port);
        assertEquals(200, connection.send(get("/hello")).read().status());
        return connection;
    }

    private String get(String path) {
        return "GET " + base() + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    /** At all endpoints of the port together; -1 if there is none. */
    private long connections(int port) {
        long sum = -1;
        for (long[] numbers : hooks.numbers(family(), port)) {
            long connections = numbers[HookgaugeHttp.CONNECTIONS];
            if (connections >= 0) sum = Math.max(sum, 0) + connections;
        }
        return sum;
    }

    private long threads(int place) {
        List<long[]> all = hooks.numbers(family(), port);
        return all.isEmpty() ? -1 : all.get(0)[place];
    }

    private static void await(long expected, LongSupplier look) {
        long deadlineNanos = System.nanoTime() + PATIENCE_NANOS;
        long seen = look.getAsLong();
        while (seen != expected && System.nanoTime() < deadlineNanos) {
            Thread.onSpinWait();
            seen = look.getAsLong();
        }
        assertEquals(expected, seen);
    }
}
