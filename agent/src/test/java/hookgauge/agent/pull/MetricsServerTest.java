package hookgauge.agent.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.config.Door;
import hookgauge.agent.config.PemFiles;
import hookgauge.agent.gather.AppRegistries;
import hookgauge.agent.gather.MergedGatherer;
import hookgauge.agent.gather.NameFilter;
import hookgauge.agent.gather.OwnRegistry;
import hookgauge.agent.gather.Rank;
import hookgauge.agent.gather.SelfMetrics;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import hookgauge.instrumentation.HookTargets;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsServerTest {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final Door OPEN = new Door(null, null, null, new PemFiles(null, null, null), false);
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final AgentLog log =
            new AgentLog(AgentLog.Verbosity.INFO, new PrintStream(said, true, StandardCharsets.UTF_8));
    private final CaughtErrors errors = new CaughtErrors(log);
    private final PrometheusRegistry app = new PrometheusRegistry();
    private final MergedGatherer gatherer = new MergedGatherer(
            new AppRegistries(new HookTargets(), Set.of()),
            new SelfMetrics("1", 1_000, Map.of(), errors),
            new NameFilter(List.of(), List.of(), log),
            log,
            Thread::new);
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Socket> sockets = new ArrayList<>();
    private MetricsServer server = server(0, 0);

    MetricsServerTest() {
        gatherer.add(new OwnRegistry("app", Rank.APP, app));
        Counter.builder().name("jobs").withoutExemplars().register(app).inc(3);
        Histogram.builder()
                .name("sizes")
                .classicUpperBounds(1)
                .withoutExemplars()
                .register(app)
                .observe(2);
    }

    @AfterEach
    void stop() throws IOException {
        server.stop();
        for (Socket socket : sockets) socket.close();
    }

    @Test
    void page_is_plain_text_for_who_wants_nothing_special() throws Exception {
        String banner = server.start();

        HttpResponse<String> response = get("/metrics");

        assertEquals("pull http://127.0.0.1:" + server.port() + "/metrics", banner);
        assertEquals(200, response.statusCode());
        assertEquals(TEXT, response.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(response.body().contains("# TYPE jobs_total counter\njobs_total 3.0\n"), response.body());
    }

    @Test
    void page_is_open_metrics_for_prometheus() throws Exception {
        server.start();

        HttpResponse<String> response = get("/metrics", "Accept", "application/openmetrics-text;version=1.0.0");

        assertEquals(OPEN_METRICS, response.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(response.body().endsWith("# EOF\n"), response.body());
    }

    @Test
    void page_is_packed_for_who_can_unpack_it() throws Exception {
        server.start();

        HttpRequest request = HttpRequest.newBuilder(uri("/metrics"))
                .header("Accept-Encoding", "deflate, gzip;q=0.8")
                .build();
        HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());

        assertEquals("gzip", response.headers().firstValue("Content-Encoding").orElseThrow());
        String page = new String(new GZIPInputStream(response.body()).readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(page.contains("jobs_total 3.0\n"), page);
    }

    @Test
    void page_is_not_packed_for_who_refuses_it() throws Exception {
        server.start();

        assertTrue(get("/metrics", "Accept-Encoding", "gzip;q=0")
                .headers()
                .firstValue("Content-Encoding")
                .isEmpty());
        assertTrue(get("/metrics").headers().firstValue("Content-Encoding").isEmpty());
    }

    @Test
    void names_that_are_asked_for_are_all_that_is_given() throws Exception {
        server.start();

        String page = get("/metrics?name[]=sizes_count&name[]=nothing".replace("[]", "%5B%5D"))
                .body();

        assertEquals("# TYPE sizes histogram", page.split("\n")[0]);
        assertFalse(page.contains("jobs"), page);
    }

    @Test
    void unknown_name_is_an_empty_page() throws Exception {
        server.start();

        HttpResponse<String> text = get("/metrics?name%5B%5D=nothing");
        HttpResponse<String> openMetrics = get("/metrics?name%5B%5D=nothing", "Accept", "application/openmetrics-text");

        assertEquals("200 ", text.statusCode() + " " + text.body());
        assertEquals("200 # EOF\n", openMetrics.statusCode() + " " + openMetrics.body());
    }

    @Test
    void head_has_the_length_of_the_page_and_no_body() throws Exception {
        server.start();

        String answer = raw("HEAD /metrics?name[]=jobs HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
        assertTrue(answer.toLowerCase().contains("content-length: 41\r\n"), answer);
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "FOO"})
    void other_methods_are_refused_and_told_what_is_allowed(String method) throws Exception {
        server.start();

        String answer = raw(method + " /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 405 "), answer);
        assertTrue(answer.contains("Allow: GET, HEAD\r\n"), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/metricsx",
                "/metrics/",
                "/metrics/x",
                "/Metrics",
                "/x/../metrics",
                "//metrics",
                "/metri%63s"
            })
    void other_paths_are_not_found(String path) throws Exception {
        server.start();

        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
    }

    @Test
    void odd_requests_are_never_an_error_of_the_server() throws Exception {
        server.start();
        String many = "X-Many: 1\r\n".repeat(500);
        for (String request : List.of(
                "GET /metrics?debug=zzz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /metrics?name[]=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /% HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /metrics HTTP/1.1\r\nHost: x\r\n" + many + "Connection: close\r\n\r\n",
                "GET /metrics HTTP/1.1\r\nHost: x\r\nAccept: ;;q,/=\r\nX-Prometheus-Scrape-Timeout-Seconds: x\r\n"
                        + "Connection: close\r\n\r\n",
                "GET * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n",
                "\r\n\r\n\r\n")) {
            String answer = raw(request);

            assertFalse(answer.startsWith("HTTP/1.1 5"), request + " -> " + answer);
        }
        assertEquals(200, get("/metrics").statusCode());
        assertEquals("", said.toString(StandardCharsets.UTF_8));
    }

    @Test
    void huge_header_does_not_take_the_page_away() throws Exception {
        server.start();
        Socket socket = connect();
        OutputStream out = socket.getOutputStream();

        try {
            out.write("GET /metrics HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 8 * 1024; i++) out.write(new byte[1024]);
        } catch (IOException e) {
            // refused half-way
        }

        assertEquals(200, get("/metrics").statusCode());
    }

    @Test
    void page_that_cannot_be_made_is_no_error_of_the_server_but_counted() throws Exception {
        PrometheusRegistry one = new PrometheusRegistry();
        PrometheusRegistry two = new PrometheusRegistry();
        Gauge.builder().name("x").withoutExemplars().register(one).set(1);
        Histogram.builder().name("x").withoutExemplars().register(two).observe(1);
        gatherer.add(new OwnRegistry("core", Rank.CORE, one));
        gatherer.add(new OwnRegistry("more core", Rank.CORE, two));
        server.start();

        HttpResponse<String> response = get("/metrics");

        assertEquals(503, response.statusCode());
        assertEquals(1, errors.countsBySite().get("scrape").sum());
    }

    @Test
    void port_that_is_taken_is_one_line_and_served_as_soon_as_it_is_free() throws Exception {
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        server = server(taken.getLocalPort(), taken.getLocalPort());

        String banner = server.start();
        taken.close();
        awaitSaid("metrics are now at");

        assertEquals("pull not yet (port " + taken.getLocalPort() + " is in use)", banner);
        assertEquals(200, get("/metrics").statusCode());
        String[] lines = said.toString(StandardCharsets.UTF_8).split("\n");
        assertEquals(2, lines.length, said.toString(StandardCharsets.UTF_8));
        assertTrue(lines[0].contains("port " + taken.getLocalPort() + " is in use, trying again every "), lines[0]);
        assertTrue(lines[0].endsWith("; push is not affected"), lines[0]);
        assertTrue(lines[1].endsWith("metrics are now at http://127.0.0.1:" + server.port() + "/metrics"), lines[1]);
    }

    @Test
    void first_free_port_of_a_range_is_taken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            server = server(taken.getLocalPort(), Math.min(65_535, taken.getLocalPort() + 50));

            server.start();

            assertTrue(server.port() > taken.getLocalPort());
            assertEquals(200, get("/metrics").statusCode());
        }
    }

    @Test
    void host_of_another_machine_is_said() {
        server = new MetricsServer(
                new ListenAddress("192.0.2.1", 0, 0),
                "/metrics",
                null,
                OPEN,
                gatherer,
                Thread::new,
                log,
                errors,
                60_000);

        assertEquals("pull not yet (cannot listen on 192.0.2.1: it is no address of this machine)", server.start());
    }

    @Test
    void runtime_without_the_jdks_server_is_said_in_one_line() throws Exception {
        AgentConfig config = AgentConfig.read("0", new Properties(), Map.of(), new File("hookgauge.jar"));
        Object server = new WithoutHttpServer()
                .loadClass(MetricsServer.class.getName())
                .getConstructors()[0]
                .newInstance(config, null, gatherer, (ThreadFactory) Thread::new, log, errors);

        Object banner = server.getClass().getMethod("start").invoke(server);

        assertEquals("pull off (no module jdk.httpserver)", banner);
        assertTrue(said.toString(StandardCharsets.UTF_8)
                .endsWith("module jdk.httpserver is missing in this runtime: no /metrics; push is not affected\n"));
    }

    @Test
    void nothing_that_belongs_to_the_whole_jvm_is_changed() throws Exception {
        Properties before = (Properties) System.getProperties().clone();

        server.start();
        get("/metrics");

        assertEquals(before, System.getProperties());
    }

    @Test
    void thousand_half_open_requests_do_not_keep_an_honest_scraper_waiting() throws Exception {
        server.start();
        for (int i = 0; i < 1_000; i++) {
            connect().getOutputStream().write("GET /metrics HTTP/1.1\r\nHost".getBytes(StandardCharsets.US_ASCII));
        }

        int inTime = 0;
        for (int i = 0; i < 40; i++) {
            long start = System.nanoTime();
            if (honestScrape() && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(1)) inTime++;
        }

        assertTrue(inTime >= 38, inTime + " of 40 honest scrapes were answered within a second");
    }

    @Test
    void bodies_that_never_come_do_not_keep_an_honest_scraper_waiting() throws Exception {
        server.start();
        for (int i = 0; i < 100; i++) {
            connect()
                    .getOutputStream()
                    .write("POST /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\nx"
                            .getBytes(StandardCharsets.US_ASCII));
        }

        int answered = 0;
        for (int i = 0; i < 20; i++) if (honestScrape()) answered++;

        assertTrue(answered >= 19, answered + " of 20 honest scrapes were answered");
    }

    private boolean honestScrape() throws InterruptedException {
        HttpRequest scrape = HttpRequest.newBuilder(uri("/metrics"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(scrape, BodyHandlers.ofString())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private void awaitSaid(String words) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!said.toString(StandardCharsets.UTF_8).contains(words) && System.nanoTime() < end) Thread.onSpinWait();
    }

    private MetricsServer server(int firstPort, int lastPort) {
        ListenAddress address = new ListenAddress("127.0.0.1", firstPort, lastPort);
        return new MetricsServer(address, "/metrics", null, OPEN, gatherer, Thread::new, log, errors, 50);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) request.headers(headers);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String raw(String request) throws IOException {
        Socket socket = connect();
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setSoTimeout(5_000);
        socket.connect(new InetSocketAddress("127.0.0.1", server.port()), 5_000);
        return socket;
    }

    /** Has this package's classes anew, as they would be in a runtime without module jdk.httpserver. */
    private static final class WithoutHttpServer extends ClassLoader {
        WithoutHttpServer() {
            super(MetricsServer.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.sun.net.httpserver.")) throw new ClassNotFoundException(name);
            if (!name.startsWith(MetricsServer.class.getPackageName())) return super.loadClass(name, resolve);
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] classFile = in.readAllBytes();
                return defineClass(name, classFile, 0, classFile.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
