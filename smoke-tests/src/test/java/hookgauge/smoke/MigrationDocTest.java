package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.JdkShop;

/**
 * Asks a real Prometheus what docs/migration.md says can be asked: one that scrapes the page, and one that has what its
 * receiver of OTLP would have made of the push.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MigrationDocTest {
    private static final Path DOC = Path.of("../docs/migration.md");
    private static final Pattern BLOCK = Pattern.compile("```promql\n(.*?)```", Pattern.DOTALL);

    private OtlpReceiver receiver;
    private ServerProcess server;
    private HttpServer received;
    private PrometheusServer pulled;
    private PrometheusServer pushed;

    /** The expressions of the blocks that begin with this comment; within a block an empty line parts them. */
    private static List<String> expressions(String comment) {
        List<String> expressions = new ArrayList<>();
        Matcher block = BLOCK.matcher(text());
        while (block.find()) {
            String[] words = block.group(1).split("\n", 2);
            if (!words[0].equals("# " + comment)) continue;
            for (String one : words[1].split("\n\n"))
                expressions.add(one.replaceAll("(?m)^#.*\n", "").strip());
        }
        return expressions;
    }

    private static String text() {
        try {
            return Files.readString(DOC);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<String> same() {
        return expressions("pull and push").stream();
    }

    static Stream<String> onlyPulled() {
        return expressions("pull").stream();
    }

    static Stream<String> onlyPushed() {
        return expressions("push").stream();
    }

    @BeforeAll
    void two_servers_have_it(@TempDir Path directory) throws IOException {
        Promtool.find("prometheus");
        receiver = OtlpReceiver.start(Protocol.HTTP);
        server = Launch.withAgent()
                .pushTo(receiver)
                .option("-Dhookgauge.metrics.otlp.service_name=shop")
                .option("-Dhookgauge.metrics.resource=deployment.environment.name=test")
                .start(JdkShop.class, ShopLibraries.ALL);
        int port = server.appPort();
        for (int i = 0; i < 20; i++) RawHttp.get(port, "/items/" + i);
        for (int i = 0; i < 3; i++) RawHttp.get(port, "/fail");
        for (int i = 0; i < 5; i++) RawHttp.post(port, "/orders", "tea");
        receiver.await(
                export -> export.requests().values().stream().mapToLong(n -> n).sum() == 28);
        MetricsEndpoint page = receivedPages();
        pulled = PrometheusServer.scraping(
                Map.of("shop", server.metrics(), "shop-otlp", page),
                Files.createDirectory(directory.resolve("pulled")));
        pushed = PrometheusServer.scraping(
                Map.of("receiver", new MetricsEndpoint(page.uri() + "-alone")),
                Files.createDirectory(directory.resolve("pushed")));
        for (PrometheusServer one : List.of(pulled, pushed)) {
            Eventually.get(() -> one.series("rate(shop_orders_total{job=\"shop\"}[1m])"), found -> !found.isEmpty());
        }
    }

    /** What is pushed now, as the job that the document pushes under beside a scrape, and as the only one. */
    private MetricsEndpoint receivedPages() throws IOException {
        received = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        for (String job : List.of("shop-otlp", "shop")) {
            received.createContext(job.equals("shop") ? "/received-alone" : "/received", exchange -> {
                byte[] body = ReceivedPage.of(receiver.last(), job).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
        }
        received.start();
        return new MetricsEndpoint("http://127.0.0.1:" + received.getAddress().getPort() + "/received");
    }

    @AfterAll
    void close() {
        for (AutoCloseable one : new AutoCloseable[] {pulled, pushed, server, receiver}) {
            try {
                if (one != null) one.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        if (received != null) received.stop(0);
    }

    @ParameterizedTest
    @MethodSource("same")
    void query_that_stays_gives_the_same_series(String expression) {
        // a series that has just begun is seen by one of them before it is seen by the other
        Eventually.get(
                () -> List.of(pulled.series(expression), pushed.series(expression)),
                both -> !both.get(0).isEmpty() && withoutInstance(both.get(0)).equals(withoutInstance(both.get(1))));
    }

    @ParameterizedTest
    @MethodSource("onlyPulled")
    void query_of_the_scrape_alone_gives_something_there_and_nothing_after_it(String expression) {
        Eventually.get(() -> pulled.series(expression), found -> !found.isEmpty());
        assertEquals(List.of(), pushed.series(expression), expression);
    }

    @ParameterizedTest
    @MethodSource("onlyPushed")
    void query_of_the_push_alone_gives_something_there(String expression) {
        Eventually.get(() -> pushed.series(expression), found -> !found.isEmpty());
    }

    @Test
    void query_that_compares_both_says_one() {
        List<String> expressions = expressions("both at once");

        assertFalse(expressions.isEmpty());
        for (String expression : expressions) {
            Eventually.get(() -> pulled.query(expression), ratio -> ratio == 1);
        }
    }

    @Test
    void every_query_is_of_a_kind_that_is_tested() {
        int tested = 0;
        for (String kind : List.of("pull and push", "pull", "push", "both at once")) {
            tested += expressions(kind).size();
        }

        long blocks = BLOCK.matcher(text()).results().count();
        assertTrue(blocks >= 4 && tested >= blocks, blocks + " blocks, " + tested + " queries");
        BLOCK.matcher(text()).results().forEach(block -> {
            String kind = block.group(1).lines().findFirst().orElse("");
            assertTrue(kind.matches("# (pull and push|pull|push|both at once)"), block.group());
        });
    }

    @Test
    void every_series_of_the_push_is_on_the_page_unless_the_document_says_so() {
        MetricsPage push = new MetricsPage(ReceivedPage.of(receiver.last(), "shop"));
        MetricsPage page = server.metrics().scrape();
        List<String> missing = push.samples().stream()
                .map(MetricsPage.Sample::name)
                .filter(name -> !page.contains(name))
                .distinct()
                .toList();

        assertEquals(List.of("jvm_cpu_recent_utilization_ratio"), missing);
        assertTrue(text().contains("`jvm_cpu_recent_utilization_ratio`"));
    }

    private static List<String> withoutInstance(List<String> series) {
        return series.stream()
                .map(one -> one.replaceAll("instance=\"[^\"]*\"(, )?", "").replaceAll(", }", "}"))
                .toList();
    }
}
