package hookgauge.instrumentation.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hookgauge.instrumentation.InstrumentationModule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * What every hooked client must show: one sample for each request on the wire, with what the caller saw, and nothing left
 * active. A scenario that a client cannot have is overridden and disabled with the reason.
 */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HttpClientContract {
    /** More than any answer takes that is not held. */
    private static final int PATIENT = 20_000;
    /** More than it takes until the request is sent. */
    private static final int IMPATIENT = 1_000;

    private final RecordingCalls calls = RecordingCalls.installed();
    private final List<Weaving> weavings = new ArrayList<>();
    private Path keys;
    private Upstream upstream;
    private RealUpstream real;
    private ContractClient client;

    /** The client's own, and those of the clients that it is built on. */
    protected abstract List<InstrumentationModule> modules();

    /** A client with HTTP/1.1, connections that are kept, and its own choice about redirects; it trusts the key in the file. */
    protected abstract ContractClient client(Path keys) throws Exception;

    /** As {@link #client}, but it speaks HTTP/2 where TLS lets it choose. */
    protected abstract ContractClient http2Client(Path keys) throws Exception;

    /** What is called. */
    protected Upstream upstream() throws Exception {
        return new ContractUpstream();
    }

    /** What {@link #upstream} speaks. */
    protected String version() {
        return "1.1";
    }

    protected boolean followsRedirects() {
        return true;
    }

    protected boolean tellsSizes() {
        return false;
    }

    @BeforeAll
    void weaveAndStart() throws Exception {
        for (InstrumentationModule module : modules()) weavings.add(Weaving.of(module));
        keys = TestKeys.file();
        upstream = upstream();
        real = new RealUpstream(keys);
        client = client(keys);
    }

    @AfterAll
    void stop() throws Exception {
        client.close();
        upstream.close();
        real.close();
    }

    @BeforeEach
    void forget() {
        calls.clear();
        upstream.forget();
    }

    @AfterEach
    void everyHookIsIn() {
        upstream.release();
        for (Weaving weaving : weavings) weaving.check();
    }

    @Test
    protected void request_is_one_sample_with_all_that_is_known_of_it() throws Exception {
        assertEquals(200, get("/ok"));

        assertEquals(sample("GET", 200), plain(calls.await(1).get(0)));
    }

    @Test
    protected void request_with_a_body_is_one_sample() throws Exception {
        assertEquals(201, client.send("POST", uri("/create"), new byte[1000], PATIENT));

        assertEquals(sample("POST", 201), plain(calls.await(1).get(0)));
    }

    @Test
    protected void sizes_of_bodies_are_told_where_they_are_known() throws Exception {
        assumeTrue(tellsSizes(), "it tells none");
        client.send("POST", uri("/create"), new byte[1000], PATIENT);

        calls.await(1);
        assertArrayEquals(new long[] {1000, 4}, calls.sizes());
    }

    @Test
    protected void answer_that_is_an_error_is_told_by_its_status() throws Exception {
        assertEquals(404, get("/missing"));
        // the caller may have the answer before the end is told
        calls.await(1);
        assertEquals(500, get("/error"));

        assertEquals(
                List.of(sample("GET", 404), sample("GET", 500)),
                calls.await(2).stream().map(HttpClientContract::plain).toList());
    }

    @Test
    protected void redirect_that_is_followed_is_a_sample_each() throws Exception {
        int status = get("/redirect");

        List<SentRequest> sent = calls.await(followsRedirects() ? 2 : 1);
        assertEquals(followsRedirects() ? 200 : 302, status);
        assertEquals(sample("GET", 302), plain(sent.get(0)));
        assertEquals(sample("GET", status), plain(sent.get(sent.size() - 1)));
        // it is for the same as the one before
        assertSame(sent.get(0).startedBy(), sent.get(sent.size() - 1).startedBy());
    }

    @Test
    protected void request_that_is_refused_is_one_sample_with_what_the_caller_is_thrown() throws Exception {
        // bound, so that nobody else gets the port, but it does not listen
        try (Socket bound = new Socket()) {
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int closed = bound.getLocalPort();
            Exception seen = assertThrows(
                    Exception.class,
                    () -> client.send("GET", URI.create("http://localhost:" + closed + "/ok"), null, PATIENT));

            SentRequest sent = calls.await(1).get(0);
            assertFailed(sent, seen);
            assertEquals(closed, sent.port());
        }
    }

    @Test
    protected void host_that_nobody_knows_is_one_sample_with_what_the_caller_is_thrown() {
        Exception seen = assertThrows(
                Exception.class, () -> client.send("GET", URI.create("http://host.invalid:8080/ok"), null, PATIENT));

        SentRequest sent = calls.await(1).get(0);
        assertFailed(sent, seen);
        assertEquals("host.invalid", sent.address());
        assertEquals(8080, sent.port());
    }

    @Test
    protected void request_for_which_the_caller_does_not_wait_is_one_sample_with_what_it_is_thrown() {
        Exception seen = assertThrows(Exception.class, () -> client.send("GET", uri("/hold"), null, IMPATIENT));

        assertFailed(calls.await(1).get(0), seen);
    }

    @Test
    protected void connection_that_ends_without_an_answer_is_a_sample_for_each_try() throws Exception {
        Exception seen = assertThrows(Exception.class, () -> get("/drop"));

        List<SentRequest> sent = calls.await(upstream.requests());
        assertFailed(sent.get(sent.size() - 1), seen);
    }

    @Test
    protected void connection_that_ends_in_the_middle_of_the_body_is_one_sample_of_the_status() {
        try {
            get("/half");
        } catch (Exception e) {
            // not every client minds
        }

        assertEquals(sample("GET", 200), plain(calls.await(1).get(0)));
    }

    @Test
    protected void request_that_is_given_up_is_one_sample_without_status() throws Exception {
        Future<?> held = client.start(uri("/hold"));
        upstream.awaitHeld();
        assertTrue(held.cancel(true));

        SentRequest sent = calls.await(1).get(0);
        assertEquals(0, sent.status());
        assertNotNull(sent.error(), "no error was told");
    }

    @Test
    protected void time_of_the_body_is_not_the_request_s() throws Exception {
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> status = caller.submit(() -> get("/slow-body"));

            assertEquals(sample("GET", 200), plain(calls.await(1).get(0)));
            upstream.release();
            assertEquals(200, status.get(20, TimeUnit.SECONDS));
        } finally {
            caller.shutdown();
        }
        calls.await(1);
    }

    @Test
    protected void connection_that_is_kept_carries_a_sample_for_each_request() throws Exception {
        for (int i = 0; i < 10; i++) get("/ok");

        assertEquals(10, calls.await(10).size());
        // not one alone: a client may open more than it needs, and one of the test before may come late
        assertTrue(upstream.connections() < 10, upstream.connections() + " connections");
    }

    @Test
    protected void requests_at_once_are_a_sample_each() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(10);
        try {
            List<Callable<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 100; i++) all.add(() -> get("/ok"));
            for (Future<Integer> status : callers.invokeAll(all)) assertEquals(200, status.get());
        } finally {
            callers.shutdown();
        }

        for (SentRequest sent : calls.await(100)) assertEquals(sample("GET", 200), plain(sent));
    }

    @Test
    protected void start_is_told_on_the_thread_of_the_caller() throws Exception {
        client.start(uri("/ok")).get(20, TimeUnit.SECONDS);
        calls.await(1);
        get("/ok");

        List<SentRequest> sent = calls.await(2);
        assertSame(Thread.currentThread(), sent.get(1).startedBy());
    }

    @Test
    protected void real_server_is_called_by_http_1() throws Exception {
        assertEquals(200, client.send("GET", URI.create("http://localhost:" + real.port() + "/"), null, PATIENT));

        SentRequest expected = new SentRequest("GET", "localhost", real.port(), "1.1", 200, null, null);
        assertEquals(expected, plain(calls.await(1).get(0)));
    }

    @Test
    protected void http_2_over_tls_is_a_sample_for_each_stream() throws Exception {
        URI uri = URI.create("https://localhost:" + real.securePort() + "/");
        try (ContractClient http2 = http2Client(keys)) {
            for (int i = 0; i < 3; i++) assertEquals(200, http2.send("GET", uri, null, PATIENT));
        }

        SentRequest expected = new SentRequest("GET", "localhost", real.securePort(), "2", 200, null, null);
        for (SentRequest sent : calls.await(3)) assertEquals(expected, plain(sent));
    }

    private int get(String path) throws Exception {
        return client.send("GET", uri(path), null, PATIENT);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + upstream.port() + path);
    }

    private SentRequest sample(String method, int status) {
        return new SentRequest(method, "localhost", upstream.port(), version(), status, null, null);
    }

    /** Without the thread. */
    private static SentRequest plain(SentRequest sent) {
        return new SentRequest(
                sent.method(), sent.address(), sent.port(), sent.version(), sent.status(), sent.error(), null);
    }

    /** It has no status, and the class of something that the caller finds in what it is thrown. */
    private static void assertFailed(SentRequest sent, Exception seen) {
        assertEquals(0, sent.status());
        assertNotNull(sent.error(), "no error was told");
        List<Class<?>> chain = new ArrayList<>();
        for (Throwable t = seen; t != null; t = t.getCause()) chain.add(t.getClass());
        assertTrue(chain.contains(sent.error().getClass()), sent.error() + " was told, the caller saw " + chain);
    }
}
