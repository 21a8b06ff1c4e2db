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
import java.util.Collections;
import java.util.Properties;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ServerEndpointsTest {
    private static final BiFunction<Object, long[], Object> READER = (endpoint, numbers) -> {
        Server server = (Server) endpoint;
        System.arraycopy(server.numbers, 0, numbers, 0, server.numbers.length);
        return server.pool;
    };

    private final AgentLog log = new AgentLog(AgentLog.Verbosity.INFO, new PrintStream(new ByteArrayOutputStream()));
    private final PrometheusRegistry servers = new PrometheusRegistry();
    private final Object pool = new Object();

    @Test
    void server_is_shown_as_it_is_when_it_is_asked() {
        HttpServerRecorder recorder = recorder("");
        Server server = new Server(pool, 8080, 200, 3, 7, 250);

        recorder.onServing(server, "tomcat", READER);

        assertEquals(
                "hookgauge_http_server_open_connections{family=\"tomcat\",server_port=\"8080\"} 200.0\n"
                        + "hookgauge_http_server_threads{family=\"tomcat\",server_port=\"8080\",state=\"busy\"} 3.0\n"
                        + "hookgauge_http_server_threads{family=\"tomcat\",server_port=\"8080\",state=\"idle\"} 7.0\n"
                        + "hookgauge_http_server_threads_limit{family=\"tomcat\",server_port=\"8080\"} 250.0\n",
                page());
        server.numbers[HookgaugeHttp.CONNECTIONS] = 0;
        assertEquals("hookgauge_http_server_open_connections{family=\"tomcat\",server_port=\"8080\"} 0.0", firstLine());
    }

    @Test
    void what_a_server_does_not_know_is_not_shown() {
        HttpServerRecorder recorder = recorder("");
        Server server = new Server(null, 8080, 1, -1, -1, -1);
        Server stopped = new Server(null, -1, -1, -1, -1, -1);

        recorder.onServing(server, "netty", READER);
        recorder.onServing(stopped, "netty", READER);

        assertEquals("hookgauge_http_server_open_connections{family=\"netty\",server_port=\"8080\"} 1.0\n", page());
    }

    @Test
    void server_without_a_port_has_a_family_alone() {
        HttpServerRecorder recorder = recorder("");
        Server server = new Server(null, -1, 2, -1, -1, -1);

        recorder.onServing(server, "netty", READER);

        assertEquals("hookgauge_http_server_open_connections{family=\"netty\"} 2.0\n", page());
    }

    @Test
    void pool_of_several_ports_is_shown_once_with_the_lowest() {
        HttpServerRecorder recorder = recorder("");
        Server secure = new Server(pool, 8443, 1, 5, 5, 10);
        Server plain = new Server(pool, 8080, 2, 5, 5, 10);

        recorder.onServing(secure, "jetty", READER);
        recorder.onServing(plain, "jetty", READER);

        assertEquals(
                "hookgauge_http_server_open_connections{family=\"jetty\",server_port=\"8080\"} 2.0\n"
                        + "hookgauge_http_server_open_connections{family=\"jetty\",server_port=\"8443\"} 1.0\n"
                        + "hookgauge_http_server_threads{family=\"jetty\",server_port=\"8080\",state=\"busy\"} 5.0\n"
                        + "hookgauge_http_server_threads{family=\"jetty\",server_port=\"8080\",state=\"idle\"} 5.0\n"
                        + "hookgauge_http_server_threads_limit{family=\"jetty\",server_port=\"8080\"} 10.0\n",
                page());
    }

    @Test
    void port_at_two_addresses_is_one_series() {
        HttpServerRecorder recorder = recorder("");
        Server one = new Server(null, 8080, 2, -1, -1, -1);
        Server other = new Server(null, 8080, 3, -1, -1, -1);

        recorder.onServing(one, "undertow", READER);
        recorder.onServing(other, "undertow", READER);
        recorder.onServing(one, "undertow", READER);

        assertEquals("hookgauge_http_server_open_connections{family=\"undertow\",server_port=\"8080\"} 5.0\n", page());
    }

    @Test
    void neither_server_nor_reader_is_kept() {
        HttpServerRecorder recorder = recorder("");
        Server server = new Server(null, 8080, 1, -1, -1, -1);
        recorder.onServing(server, "jdk", new Server.Reader());
        recorder.onServing(new Server(null, 8081, 1, -1, -1, -1), "jdk", READER);

        long deadlineNanos = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!page().isEmpty() && System.nanoTime() < deadlineNanos) System.gc();

        assertEquals("", page());
        Reference.reachabilityFence(server);
    }

    @Test
    void server_of_the_agent_itself_is_not_shown() throws InterruptedException {
        HttpServerRecorder recorder = recorder("");
        Server server = new Server(pool, 9464, 1, 1, 1, 4);

        Thread ours = recorder.uncounted(Thread::new).newThread(() -> recorder.onServing(server, "jdk", READER));
        ours.start();
        ours.join();

        assertEquals("", page());
    }

    @Test
    void connections_can_be_switched_off() {
        Server server = new Server(pool, 8080, 1, 1, 1, 4);
        for (String off : new String[] {"http.server.connections=false", "http.server.enabled=false"}) {
            HttpServerRecorder recorder = new HttpServerRecorder(config(off), log, new CaughtErrors(log), c -> "");

            recorder.onServing(server, "jdk", READER);

            assertFalse(recorder.registerEndpoints(servers));
        }
        assertEquals("", page());
    }

    private HttpServerRecorder recorder(String settings) {
        HttpServerRecorder recorder = new HttpServerRecorder(config(settings), log, new CaughtErrors(log), c -> "");
        assertTrue(recorder.registerEndpoints(servers));
        return recorder;
    }

    private static AgentConfig config(String settings) {
        return AgentConfig.read(settings, new Properties(), Collections.emptyMap(), new File("hookgauge.jar"));
    }

    private String firstLine() {
        return page().split("\n")[0];
    }

    private String page() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PrometheusTextFormatWriter.create().write(out, servers.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
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
    private static final class Server {
        final Object pool;
        final long[] numbers;

        Server(Object pool, long... numbers) {
            this.pool = pool;
            this.numbers = numbers;
        }

        /** Kept by nobody. */
        static final class Reader implements BiFunction<Object, long[], Object> {
            @Override
            public Object apply(Object server, long[] numbers) {
                return READER.apply(server, numbers);
            }
        }
    }
}
