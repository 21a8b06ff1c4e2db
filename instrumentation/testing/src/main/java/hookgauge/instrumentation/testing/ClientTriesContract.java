package hookgauge.instrumentation.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hookgauge.instrumentation.InstrumentationModule;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What clients must show that have a pool, ask again after a 503, and go by proxies. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ClientTriesContract {
    private static final int PATIENT = 15_000;

    protected final RecordingCalls calls = RecordingCalls.installed();
    private Weaving weaving;
    protected Path keys;
    private ProxyUpstream upstream;

    protected abstract InstrumentationModule module();

    /**
     * A client with one connection, for which a request waits 2 s, and which asks once more, at once, after a 503; it
     * trusts the key in the file.
     *
     * @param proxyPort of the proxy at {@code localhost} for https, or 0 for none
     */
    protected abstract ContractClient client(Path keys, int proxyPort) throws Exception;

    @BeforeAll
    void weave() throws Exception {
        weaving = Weaving.of(module());
        keys = TestKeys.file();
    }

    @BeforeEach
    void start() throws Exception {
        calls.clear();
        upstream = new ProxyUpstream(keys);
    }

    @AfterEach
    void stop() throws Exception {
        upstream.close();
    }

    @AfterAll
    void everyHookIsIn() {
        weaving.check();
    }

    @Test
    protected void request_that_is_sent_again_is_a_sample_each() throws Exception {
        try (ContractClient client = client(keys, 0)) {
            assertEquals(200, client.send("GET", uri("/busy"), null, PATIENT));
        }

        List<SentRequest> sent = calls.await(2);
        assertEquals(503, sent.get(0).status());
        assertEquals(200, sent.get(1).status());
    }

    @Test
    protected void request_through_a_tunnel_is_one_sample_of_the_server_behind_it() throws Exception {
        try (ContractClient client = client(keys, upstream.port())) {
            for (int i = 0; i < 2; i++) {
                assertEquals(200, client.send("GET", URI.create("https://localhost:443/ok"), null, PATIENT));
            }
        }

        for (SentRequest sent : calls.await(2)) {
            assertEquals(200, sent.status());
            assertEquals("GET", sent.method());
            assertEquals(443, sent.port());
        }
    }

    @Test
    protected void tunnel_that_the_proxy_refuses_is_one_sample_of_what_the_caller_sees() throws Exception {
        URI uri = URI.create("https://localhost:" + ProxyUpstream.REFUSED + "/ok");
        int status = 0;
        Exception seen = null;
        try (ContractClient client = client(keys, upstream.port())) {
            status = client.send("GET", uri, null, PATIENT);
        } catch (Exception e) {
            seen = e;
        }

        SentRequest sent = calls.await(1).get(0);
        assertEquals(status, sent.status());
        assertEquals(seen == null, sent.error() == null);
        assertEquals(ProxyUpstream.REFUSED, sent.port());
    }

    @Test
    protected void request_that_gets_no_connection_of_a_full_pool_is_one_sample() throws Exception {
        try (ContractClient client = client(keys, 0)) {
            Future<?> holding = client.start(uri("/hold"));
            upstream.awaitHeld();
            Exception seen = assertThrows(Exception.class, () -> client.send("GET", uri("/ok"), null, PATIENT));
            holding.cancel(true);

            List<SentRequest> sent = calls.await(2);
            assertEquals(seen.getClass(), sent.get(0).error().getClass());
            assertNotNull(sent.get(1).error());
        }
    }

    protected final URI uri(String path) {
        return URI.create("http://localhost:" + upstream.port() + path);
    }
}
