package hookgauge.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.gather.AppRegistries;
import hookgauge.agent.gather.MergedGatherer;
import hookgauge.agent.gather.MetricSource;
import hookgauge.agent.gather.NameFilter;
import hookgauge.agent.gather.OwnRegistry;
import hookgauge.agent.gather.Rank;
import hookgauge.agent.gather.SelfMetrics;
import hookgauge.agent.http.RecordedRequests;
import hookgauge.agent.jvm.JvmMetrics;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import hookgauge.agent.pull.MetricsServer;
import hookgauge.agent.pull.Pages;
import hookgauge.instrumentation.HookTargets;
import hookgauge.instrumentation.InstrumentationModule;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the status page tells, over a real socket. */
class StatusPageTest {
    private static final int MOST_BYTES = 50 * 1024;

    private final AgentLog log =
            new AgentLog(AgentLog.Verbosity.OFF, new PrintStream(new ByteArrayOutputStream(), true));
    private final CaughtErrors errors = new CaughtErrors(log);
    private final HookedClasses hooked = new HookedClasses(log, errors);
    private final PrometheusRegistry core = new PrometheusRegistry();
    private final PrometheusRegistry app = new PrometheusRegistry();
    private final MergedGatherer gatherer = new MergedGatherer(
            new AppRegistries(new HookTargets(), Set.of()),
            new SelfMetrics("1", 1_000, Map.of(), errors),
            new NameFilter(List.of(), List.of(), log),
            log,
            StatusPageTest::daemon);
    private final HttpClient client = HttpClient.newHttpClient();
    private MetricsServer server;
    private RecordedRequests requests;

    @AfterEach
    void stop() {
        if (server != null) server.stop();
    }

    @Test
    void its_numbers_are_those_of_the_scrape() throws Exception {
        start("");
        for (int i = 0; i < 7; i++) requests.record("GET", "/items/{id}", 200);
        for (int i = 0; i < 2; i++) requests.record("GET", "/items/{id}", 500);
        requests.record("POST", "/orders", 201);
        requests.begin("GET");

        String scraped = get("/metrics").body();
        JsonObject shown = json().getAsJsonObject("requests");

        assertEquals(sum(scraped, "http_server_request_duration_seconds_count"), number(shown, "all", "count"));
        assertEquals(
                sum(scraped, "http_server_active_requests"), shown.get("active").getAsDouble());
        JsonObject items = shown.getAsJsonArray("routes").get(0).getAsJsonObject();
        assertEquals(
                "GET /items/{id}",
                items.get("method").getAsString() + " " + items.get("route").getAsString());
        assertEquals(
                "9 2", items.get("count").getAsInt() + " " + items.get("errors").getAsInt());
        double inBuckets = 0;
        for (JsonElement bucket : items.getAsJsonArray("buckets")) inBuckets += bucket.getAsDouble();
        assertEquals(9, inBuckets);
        assertEquals(
                shown.getAsJsonArray("bounds").size() + 1,
                items.getAsJsonArray("buckets").size());
    }

    @Test
    void it_tells_of_the_jvm_what_the_scrape_does() throws Exception {
        start("");

        JsonObject jvm = json().getAsJsonObject("jvm");

        for (String name : List.of("heapUsed", "heapAfterGc", "gcSeconds", "cpuSeconds", "threads", "cpus")) {
            assertTrue(jvm.get(name).getAsDouble() >= 0, name + " of " + jvm);
        }
    }

    @Test
    void it_tells_of_the_last_scrape() throws Exception {
        start("");
        assertEquals(0, number(json(), "pull", "scrapes"));

        int bytes = get("/metrics").body().length();
        JsonObject pull = json().getAsJsonObject("pull");

        assertEquals(1, pull.get("scrapes").getAsInt());
        assertEquals(bytes, pull.get("bytes").getAsInt());
    }

    @Test
    void sources_are_told_with_what_the_merge_hid() throws Exception {
        PrometheusRegistry other = new PrometheusRegistry();
        Gauge.builder().name("twice").withoutExemplars().register(app).set(1);
        Gauge.builder().name("twice").withoutExemplars().register(other).set(2);
        start("");
        gatherer.add(new OwnRegistry("other", Rank.APP, other));

        JsonObject sources = awaitSources();

        assertEquals(1, source(sources, "app").get("series").getAsInt());
        assertEquals("{\"duplicate\":1}", source(sources, "other").get("hidden").toString());
        assertEquals(
                "[\"gauge twice of 'other' repeats series of 'app'; the first ones are shown\"]",
                sources.get("decisions").toString());
    }

    @Test
    void a_slow_source_does_not_keep_it_waiting() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        start("");
        gatherer.add(new SlowSource(release));

        for (int look = 0; look < 5; look++) {
            long begin = System.nanoTime();
            json();
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            assertTrue(millis < 2_000, millis + " ms, though the source takes longer");
        }

        release.countDown();
        assertEquals(0, source(awaitSources(), "slow").get("series").getAsInt());
    }

    @Test
    void a_source_that_throws_is_told_in_the_words_of_the_log() throws Exception {
        start("");
        gatherer.add(new MetricSource() {
            @Override
            public String name() {
                return "bad";
            }

            @Override
            public Rank rank() {
                return Rank.APP;
            }

            @Override
            public Iterable<MetricSnapshot> collect() {
                throw new IllegalStateException("no <b>database</b>");
            }
        });

        JsonObject bad = source(awaitSources(), "bad");
        JsonObject said = json().getAsJsonArray("log").get(0).getAsJsonObject();

        assertEquals(
                "java.lang.IllegalStateException: no <b>database</b>",
                bad.get("problem").getAsString());
        assertEquals("warn", said.get("level").getAsString());
        assertEquals(
                "source 'bad': java.lang.IllegalStateException: no <b>database</b>; all other metrics are there",
                said.get("message").getAsString());
    }

    @Test
    void ten_thousand_series_and_hostile_names_are_at_most_50_kilobytes() throws Exception {
        String unicode = "\u2028\ud83d\ude00".repeat(60);
        Gauge many =
                Gauge.builder().name("many").labelNames("i").withoutExemplars().register(app);
        for (int i = 0; i < 10_000; i++) many.labelValues(Integer.toString(i)).set(i);
        start("metrics.max_series=20000,metrics.max_routes=20000,metrics.otlp.service_name='" + "x".repeat(5_000)
                + "'");
        for (int i = 0; i < 10_000; i++) requests.record("GET", i + unicode, 200);
        requests.record("GET", "/top", 200);
        requests.record("GET", "/top", 200);
        for (int i = 0; i < 100; i++) log.warn(i + unicode + unicode);
        for (int i = 0; i < 100; i++) errors.caught(i + unicode, new IllegalStateException());
        for (int i = 0; i < 100; i++) {
            PrometheusRegistry registry = new PrometheusRegistry();
            Gauge.builder().name("many").withoutExemplars().register(registry).set(1);
            gatherer.add(new OwnRegistry(i + unicode, Rank.APP, registry));
        }
        awaitSources();

        String text = get("/status.json").body();
        JsonObject shown = JsonParser.parseString(text).getAsJsonObject();

        assertTrue(text.length() <= MOST_BYTES, text.length() + " bytes");
        JsonArray routes = shown.getAsJsonObject("requests").getAsJsonArray("routes");
        assertEquals("/top", routes.get(0).getAsJsonObject().get("route").getAsString());
        assertTrue(routes.size() >= 10, routes.size() + " routes");
        assertEquals(10_001, number(shown, "requests", "known"));
        assertEquals(
                10_002,
                shown.getAsJsonObject("requests")
                        .getAsJsonObject("all")
                        .get("count")
                        .getAsInt());
        assertTrue(shown.get("logLeft").getAsInt() > 0, "no line of the log was left out");
    }

    @Test
    void hostile_names_come_through_whole_and_in_ascii() throws Exception {
        String route = "</script><img src=x onerror=alert(1)>\"'\\\n\t\u2028\u2029\0\u00e9\ud83d\ude00";
        start("");
        requests.record("GET", route, 200);
        requests.record("PUT", "lone \ud800", 200);

        String text = get("/status.json").body();

        assertTrue(text.chars().allMatch(c -> c >= ' ' && c <= '~'), text);
        assertFalse(text.contains("<"), text);
        assertEquals(Set.of(route, "lone \ufffd"), Set.copyOf(routes(text)));
    }

    @Test
    void secrets_are_not_shown(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("s3cret"), "hookgauge.metrics.max_series=many\n");
        start(
                "config_file=" + file
                        + ",metrics.otlp.endpoint=http://user:s3cret@127.0.0.1:1/?token=s3cret,metrics.otlp.headers=x-token=s3cret,"
                        + "metrics.otlp.headers_file=/tmp/s3cret,metrics.otlp.certificate=/tmp/s3cret.pem,log.output=/tmp/s3cret.log");

        String text = get("/status.json").body();

        assertFalse(text.contains("s3cret"), text);
        assertTrue(text.contains("hookgauge.metrics.max_series='many' (file ***) is not a number"), text);
        assertEquals(
                "Authorization=***,x-token=***",
                setting(text, "hookgauge.metrics.otlp.headers").get("value").getAsString());
        assertEquals(
                "***",
                setting(text, "hookgauge.metrics.otlp.headers_file")
                        .get("value")
                        .getAsString());
        assertEquals(
                "agent argument",
                setting(text, "hookgauge.metrics.otlp.headers").get("source").getAsString());
    }

    @Test
    void what_was_wrong_with_the_settings_is_told() throws Exception {
        start("metrics.otlp.interval=15sec");

        assertEquals(
                "[\"hookgauge.metrics.otlp.interval='15sec' (agent argument) is not a time such as 15s; using 60s\"]",
                json().get("problems").toString().replace("\\u0027", "'"));
    }

    @Test
    void what_is_hooked_is_told_with_what_the_agent_has_of_it() throws Exception {
        start("");
        for (String name : List.of("tomcat", "spring-webmvc", "jdk-httpclient", "micrometer")) {
            InstrumentationModule module = InstrumentationModules.ALL.stream()
                    .filter(m -> m.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            hooked.woven(module, "java.lang.Object", null);
        }
        hooked.unknownVersion(InstrumentationModules.ALL.get(0), "a.B", "b-9.jar", "it has no c");

        JsonObject shown = json();

        assertEquals(
                List.of("jdk-httpclient client", "micrometer library", "spring-webmvc framework", "tomcat server"),
                StreamSupport.stream(shown.getAsJsonArray("hooked").spliterator(), false)
                        .map(JsonElement::getAsJsonObject)
                        .map(module -> module.get("name").getAsString() + " "
                                + module.get("kind").getAsString())
                        .toList());
        assertEquals(
                "[\"jdk-httpserver is not recorded: b-9.jar is of a version not known here, a.B: it has no c\"]",
                shown.get("misfits").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/status.json", "/status.js", "/status.css", "/charts.js", "/uplot.js", "/uplot.css"})
    void it_can_be_read_and_nothing_else(String path) throws Exception {
        start("");

        HttpResponse<String> read = get(path);
        HttpResponse<String> head = send("HEAD", path);
        HttpResponse<String> post = send("POST", path);

        assertEquals("200 200 405", read.statusCode() + " " + head.statusCode() + " " + post.statusCode());
        assertEquals("", head.body());
        assertEquals("GET, HEAD", post.headers().firstValue("Allow").orElseThrow());
        assertEquals(
                "nosniff", read.headers().firstValue("X-Content-Type-Options").orElseThrow());
        String policy = read.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self';"), policy);
        assertFalse(policy.contains("unsafe"), policy);
    }

    @Test
    void it_names_nothing_of_elsewhere_and_has_no_script_or_style_within() throws Exception {
        start("");
        String page = get("/").body();

        assertFalse(page.matches("(?s).*(https?:|//|<style|<script>| style=| on[a-z]+=).*"), page);
        for (String file : List.of("/status.js", "/charts.js", "/status.css", "/uplot.css")) {
            String text = get(file).body();
            assertFalse(text.matches("(?s).*(https?:|innerHTML|outerHTML|document.write|eval\\().*"), file);
        }
    }

    @Test
    void it_is_not_there_where_it_is_not_wanted() throws Exception {
        server = new MetricsServer(config(""), null, gatherer, StatusPageTest::daemon, log, errors);
        server.start();

        assertEquals(404, get("/").statusCode());
        assertEquals(404, get("/status.json").statusCode());
        assertEquals(200, get("/metrics").statusCode());
    }

    @Test
    void metrics_go_before_a_page_of_the_same_path() throws Exception {
        server = server("metrics.prometheus.path=/status.json");
        server.start();

        assertTrue(get("/status.json").body().contains("hookgauge_build_info"));
    }

    @Test
    void a_page_that_cannot_be_made_is_said_and_counted() throws Exception {
        Pages.Opening broken = (threads, scrapes) -> path -> {
            throw new IllegalStateException("a bug");
        };
        server = new MetricsServer(config(""), broken, gatherer, StatusPageTest::daemon, log, errors);
        server.start();

        assertEquals(503, get("/").statusCode());
        assertEquals(1, errors.countsBySite().get("status").sum());
    }

    private void start(String arguments) {
        server = server(arguments);
        server.start();
    }

    private MetricsServer server(String arguments) {
        AgentConfig config = config(arguments);
        requests = new RecordedRequests(config, log, errors, core);
        gatherer.add(new OwnRegistry("core", Rank.CORE, core));
        gatherer.add(new OwnRegistry("app", Rank.APP, app));
        StatusOpening status = new StatusOpening(
                config, log, errors, hooked, core, gatherer, JvmMetrics.of(log), null, "1", System.currentTimeMillis());
        return new MetricsServer(config, status, gatherer, StatusPageTest::daemon, log, errors);
    }

    private static AgentConfig config(String arguments) {
        Properties address = new Properties();
        address.setProperty("hookgauge.metrics.prometheus.host", "127.0.0.1");
        address.setProperty("hookgauge.metrics.prometheus.port", "0");
        return AgentConfig.read(arguments, address, Map.of(), new File("hookgauge.jar"));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path);
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private JsonObject json() throws IOException, InterruptedException {
        return JsonParser.parseString(get("/status.json").body()).getAsJsonObject();
    }

    /** The first report of them may come later than the first look. */
    private JsonObject awaitSources() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < end) {
            JsonObject sources = json().getAsJsonObject("sources");
            if (sources.has("list")) return sources;
        }
        throw new AssertionError("no sources within 30 s");
    }

    private static JsonObject source(JsonObject sources, String name) {
        for (JsonElement source : sources.getAsJsonArray("list")) {
            if (source.getAsJsonObject().get("name").getAsString().equals(name)) return source.getAsJsonObject();
        }
        throw new AssertionError("no " + name + " in " + sources);
    }

    private static JsonObject setting(String text, String key) {
        for (JsonElement setting :
                JsonParser.parseString(text).getAsJsonObject().getAsJsonArray("settings")) {
            if (setting.getAsJsonObject().get("key").getAsString().equals(key)) return setting.getAsJsonObject();
        }
        throw new AssertionError("no " + key + " in " + text);
    }

    private static List<String> routes(String text) {
        JsonObject requests = JsonParser.parseString(text).getAsJsonObject().getAsJsonObject("requests");
        return StreamSupport.stream(requests.getAsJsonArray("routes").spliterator(), false)
                .map(route -> route.getAsJsonObject().get("route").getAsString())
                .toList();
    }

    private static double number(JsonObject json, String group, String name) {
        return json.getAsJsonObject(group).get(name).getAsDouble();
    }

    private static double sum(String page, String sample) {
        return page.lines()
                .filter(line -> line.startsWith(sample + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** Answers when it is let go. */
    private record SlowSource(CountDownLatch release) implements MetricSource {
        @Override
        public String name() {
            return "slow";
        }

        @Override
        public Rank rank() {
            return Rank.APP;
        }

        @Override
        public Iterable<MetricSnapshot> collect() throws InterruptedException {
            release.await();
            return List.of();
        }
    }
}
