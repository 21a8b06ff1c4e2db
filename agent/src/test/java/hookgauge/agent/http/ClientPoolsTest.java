package hookgauge.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ClientPoolsTest {
    private static final BiConsumer<Object, BiConsumer<String, long[]>> READER =
            (pool, into) -> ((Pool) pool).tell(into);

    private final AgentLog log = new AgentLog(AgentLog.Verbosity.INFO, new PrintStream(new ByteArrayOutputStream()));
    private final PrometheusRegistry clients = new PrometheusRegistry();

    @Test
    void pool_is_shown_as_it_is_when_it_is_asked() {
        HttpClientRecorder recorder = recorder("");
        long[] numbers = {8080, 3, 7};

        Pool pool = new Pool("API.example.com", numbers);

        recorder.onPooling(pool, READER);

        assertEquals(connections("api.example.com", "8080", 3, 7), page(recorder));
        numbers[2] = 0;
        assertEquals(connections("api.example.com", "8080", 3, 0), page(recorder));
        Reference.reachabilityFence(pool);
    }

    @Test
    void pools_to_the_same_upstream_are_added_up_and_one_that_is_told_twice_is_not() {
        HttpClientRecorder recorder = recorder("");
        Pool one = new Pool("a", 80, 1, 2);
        Pool other = new Pool("a", 80, 3, 4);

        recorder.onPooling(one, READER);
        recorder.onPooling(other, READER);
        recorder.onPooling(one, READER);

        assertEquals(connections("a", "80", 4, 6), page(recorder));
        Reference.reachabilityFence(other);
    }

    @Test
    void what_a_pool_does_not_know_is_not_shown() {
        HttpClientRecorder recorder = recorder("");
        Pool unknown = new Pool(null, 0, -1, 5);

        recorder.onPooling(unknown, READER);

        assertEquals("http_client_open_connections{http_connection_state=\"idle\"} 5.0\n", page(recorder));
        Reference.reachabilityFence(unknown);
    }

    @Test
    void upstreams_have_the_cap_and_the_exclusions_of_requests() {
        HttpClientRecorder recorder = recorder("http.client.max_hosts=1,http.client.exclude=secret*");
        recorder.onEnded(recorder.onStarted(null, "GET", "a", 80), "1.1", 200, null);
        List<Pool> pools = new ArrayList<>();
        for (String address : new String[] {"a", "b", "c", "secret.example.com"})
            pools.add(new Pool(address, 80, 1, -1));

        for (Pool pool : pools) recorder.onPooling(pool, READER);

        assertEquals(
                "http_client_open_connections{http_connection_state=\"active\",server_address=\"_OTHER\"} 2.0\n"
                        + "http_client_open_connections{http_connection_state=\"active\",server_address=\"a\",server_port=\"80\"} 1.0\n",
                page(recorder));
        Reference.reachabilityFence(pools);
    }

    @Test
    void neither_pool_nor_reader_is_kept() {
        HttpClientRecorder recorder = recorder("");
        Pool pool = new Pool("a", 80, 1, 1);
        recorder.onPooling(pool, new Pool.Reader());
        recorder.onPooling(new Pool("b", 80, 1, 1), READER);

        long deadlineNanos = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!page(recorder).isEmpty() && System.nanoTime() < deadlineNanos) System.gc();

        assertEquals("", page(recorder));
        Reference.reachabilityFence(pool);
    }

    @Test
    void pools_can_be_switched_off_with_their_clients() {
        HttpClientRecorder recorder = recorder("http.client.enabled=false");

        recorder.onPooling(new Pool("a", 80, 1, 1), READER);

        assertFalse(recorder.registerPools(clients));
    }

    private HttpClientRecorder recorder(String settings) {
        AgentConfig config =
                AgentConfig.read(settings, new Properties(), Collections.emptyMap(), new File("hookgauge.jar"));
        CaughtErrors errors = new CaughtErrors(log);
        return new HttpClientRecorder(config, log, errors, new HttpServerRecorder(config, log, errors, c -> ""));
    }

    private static String connections(String address, String port, long active, long idle) {
        String labels = "\",server_address=\"" + address + "\",server_port=\"" + port + "\"} ";
        return "http_client_open_connections{http_connection_state=\"active" + labels + active + ".0\n"
                + "http_client_open_connections{http_connection_state=\"idle" + labels + idle + ".0\n";
    }

    private String page(HttpClientRecorder recorder) {
        assertTrue(recorder.registerPools(clients));
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PrometheusTextFormatWriter.create().write(out, clients.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
            return out.toString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Says what it is told to say. */
    private static final class Pool {
        private final String address;
        private final long[] numbers;

        Pool(String address, long... numbers) {
            this.address = address;
            this.numbers = numbers;
        }

        void tell(BiConsumer<String, long[]> into) {
            into.accept(address, numbers);
        }

        /** Kept by nobody. */
        static final class Reader implements BiConsumer<Object, BiConsumer<String, long[]>> {
            @Override
            public void accept(Object pool, BiConsumer<String, long[]> into) {
                READER.accept(pool, into);
            }
        }
    }
}
