package hookgauge.agent.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.config.PasswordHash;
import hookgauge.agent.gather.AppRegistries;
import hookgauge.agent.gather.MergedGatherer;
import hookgauge.agent.gather.NameFilter;
import hookgauge.agent.gather.SelfMetrics;
import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import hookgauge.agent.tls.TestCertificates;
import hookgauge.instrumentation.HookTargets;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The metrics server behind a locked door, asked by a real client. */
final class DoorFilterTest {
    @TempDir
    static Path shared;

    private static TestCertificates certificates;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final AgentLog log =
            new AgentLog(AgentLog.Verbosity.INFO, new PrintStream(said, true, StandardCharsets.UTF_8));
    private final CaughtErrors errors = new CaughtErrors(log);
    private final Properties settings = new Properties();
    private MetricsServer server;

    @BeforeAll
    static void sign() throws Exception {
        certificates = new TestCertificates(shared);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void user_with_the_password_is_let_in_and_others_are_not() throws Exception {
        user("prom", "s3cret:\u00e4");
        start();
        HttpClient client = HttpClient.newHttpClient();

        assertEquals(200, get(client, "/metrics", basic("prom:s3cret:\u00e4")).statusCode());
        for (String wrong : List.of("prom:s3cret", "Prom:s3cret:\u00e4", "prom", ":", "")) {
            assertEquals(401, get(client, "/metrics", basic(wrong)).statusCode(), wrong);
        }
        for (String wrong : List.of("Basic", "Basic !", "Bearer x", "Basic " + "A".repeat(100_000))) {
            assertEquals(401, get(client, "/metrics", wrong).statusCode(), wrong);
        }
        HttpResponse<String> none = get(client, "/metrics", null);
        assertEquals("401 Unauthorized\n", none.statusCode() + " " + none.body());
        assertEquals(
                "Basic realm=\"metrics\", charset=\"UTF-8\"",
                none.headers().firstValue("WWW-Authenticate").orElseThrow());
        // nor is told what there is
        assertEquals(401, get(client, "/nothing", null).statusCode());
    }

    @Test
    void refused_requests_are_one_line_without_what_was_sent() throws Exception {
        user("prom", "s3cret");
        start();
        HttpClient client = HttpClient.newHttpClient();

        for (int i = 0; i < 50; i++) get(client, "/metrics", basic("prom:gu3ss" + i));

        assertEquals(
                "[hookgauge] a request to the metrics server from 127.0.0.1 had no right user name and password"
                        + " (said once an hour)\n",
                said.toString(StandardCharsets.UTF_8));
    }

    @Test
    void password_is_changed_by_its_file_alone() throws Exception {
        user("prom", "old");
        start();
        HttpClient client = HttpClient.newHttpClient();
        assertEquals(200, get(client, "/metrics", basic("prom:old")).statusCode());

        Files.writeString(folder.resolve("password"), "new\n");

        assertEquals(401, get(client, "/metrics", basic("prom:old")).statusCode());
        assertEquals(200, get(client, "/metrics", basic("prom:new")).statusCode());
    }

    @Test
    void password_known_by_its_hash_is_let_in_while_others_guess() throws Exception {
        set("username", "prom");
        set("password_hash", PasswordHash.of("s3cret"));
        start();
        HttpClient client = HttpClient.newHttpClient();
        assertEquals(200, get(client, "/metrics", basic("prom:s3cret")).statusCode());

        assertEquals(401, get(client, "/metrics", basic("prom:guess")).statusCode());
        // known to be wrong, without another hash
        assertEquals(401, get(client, "/metrics", basic("prom:guess")).statusCode());
        // so many hashes may not be computed
        HttpResponse<String> busy = get(client, "/metrics", basic("prom:another guess"));
        assertEquals(503, busy.statusCode());
        assertEquals("1", busy.headers().firstValue("Retry-After").orElseThrow());
        assertEquals(200, get(client, "/metrics", basic("prom:s3cret")).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"username", "tls.certificate", "tls.client_ca", "password_hash"})
    void door_that_lacks_a_setting_lets_nobody_in(String key) throws Exception {
        set(key, key.startsWith("tls.") ? certificates.certificate("server") : "prom");
        start();

        HttpResponse<String> response = get(HttpClient.newHttpClient(), "/metrics", basic("prom:prom"));

        assertEquals(
                "403 Nobody is let in: a setting is wrong; the log of the app says which\n",
                response.statusCode() + " " + response.body());
    }

    @Test
    void page_over_tls_is_for_who_trusts_its_authority() throws Exception {
        tls("server");
        String banner = start();

        assertEquals("pull https://127.0.0.1:" + server.port() + "/metrics", banner);
        assertEquals(200, get(client("ca", null), "/metrics", null).statusCode());
        assertThrows(IOException.class, () -> get(client("other-ca", null), "/metrics", null));
    }

    @Test
    void clients_without_a_certificate_of_the_authority_are_not_let_in() throws Exception {
        tls("server");
        set("tls.client_ca", certificates.certificate("ca"));
        start();

        assertEquals(200, get(client("ca", "client-ec"), "/metrics", null).statusCode());
        assertEquals(200, get(client("ca", "client-rsa"), "/metrics", null).statusCode());
        assertThrows(IOException.class, () -> get(client("ca", "stranger"), "/metrics", null));
        assertThrows(IOException.class, () -> get(client("ca", null), "/metrics", null));
    }

    @Test
    void authority_that_cannot_be_read_lets_nobody_in() throws Exception {
        tls("server");
        set("tls.client_ca", folder.resolve("missing.crt").toString());
        start();

        assertThrows(IOException.class, () -> get(client("ca", "client-ec"), "/metrics", null));

        Files.writeString(folder.resolve("missing.crt"), certificates.certificateText("ca"));
        assertEquals(200, get(client("ca", "client-ec"), "/metrics", null).statusCode());
    }

    @Test
    void certificates_that_come_later_are_used_then() throws Exception {
        set("tls.certificate", folder.resolve("tls.crt").toString());
        set("tls.key", folder.resolve("tls.key").toString());
        start();
        assertThrows(IOException.class, () -> get(client("ca", null), "/metrics", null));

        write("server");

        assertEquals(200, get(client("ca", null), "/metrics", null).statusCode());
    }

    /** Each on a connection of its own, while the two files are exchanged one after the other. */
    @Test
    void no_scrape_fails_while_certificates_are_changed_100_times() throws Exception {
        set("tls.certificate", folder.resolve("tls.crt").toString());
        set("tls.key", folder.resolve("tls.key").toString());
        write("server");
        user("prom", "s3cret");
        start();
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicInteger scrapes = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger();
        SSLContext trusting = certificates.contextOf("ca", null);
        Thread scraper = new Thread(() -> {
            while (!isOver.get()) {
                try {
                    HttpClient client =
                            HttpClient.newBuilder().sslContext(trusting).build();
                    HttpResponse<String> page = get(client, "/metrics", basic("prom:s3cret"));
                    if (page.statusCode() != 200) failures.incrementAndGet();
                } catch (Exception e) {
                    failures.incrementAndGet();
                }
                scrapes.incrementAndGet();
            }
        });
        scraper.start();

        for (int i = 0; i < 100; i++) {
            write(i % 2 == 0 ? "second-server" : "server");
            int before = scrapes.get();
            while (scrapes.get() == before) Thread.onSpinWait();
        }
        isOver.set(true);
        scraper.join();

        assertEquals(0, failures.get());
        assertTrue(scrapes.get() >= 100);
        assertFalse(said.toString(StandardCharsets.UTF_8).contains("nobody is let in"), said::toString);
    }

    private void write(String alias) throws Exception {
        replace("tls.key", Files.readString(Path.of(certificates.key(alias))));
        replace("tls.crt", certificates.certificateText(alias));
    }

    /** As who exchanges certificates does it: none is half written. */
    private void replace(String name, String text) throws IOException {
        Path next = Files.writeString(folder.resolve(name + ".next"), text);
        Files.move(next, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private void user(String name, String password) throws IOException {
        set("username", name);
        set(
                "password_file",
                Files.writeString(folder.resolve("password"), password + "\n").toString());
    }

    private void tls(String alias) throws Exception {
        set("tls.certificate", certificates.certificate(alias));
        set("tls.key", certificates.key(alias));
    }

    private void set(String key, String value) {
        settings.setProperty("hookgauge.metrics.prometheus." + key, value);
    }

    private String start() {
        AgentConfig config = AgentConfig.read(
                "metrics.prometheus.host=127.0.0.1,metrics.prometheus.port=0",
                settings,
                Map.of(),
                new File("hookgauge.jar"));
        MergedGatherer gatherer = new MergedGatherer(
                new AppRegistries(new HookTargets(), Set.of()),
                new SelfMetrics("1", 1_000, Map.of(), errors),
                new NameFilter(List.of(), List.of(), log),
                log,
                Thread::new);
        server = new MetricsServer(config, null, gatherer, Thread::new, log, errors);
        return server.start();
    }

    private HttpResponse<String> get(HttpClient client, String path, String authorization)
            throws IOException, InterruptedException {
        String scheme = settings.containsKey("hookgauge.metrics.prometheus.tls.key") ? "https" : "http";
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(scheme + "://127.0.0.1:" + server.port() + path));
        if (authorization != null) request.header("Authorization", authorization);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpClient client(String trusted, String own) throws Exception {
        return HttpClient.newBuilder()
                .sslContext(certificates.contextOf(trusted, own))
                .build();
    }

    private static String basic(String given) {
        return "Basic " + Base64.getEncoder().encodeToString(given.getBytes(StandardCharsets.UTF_8));
    }
}
