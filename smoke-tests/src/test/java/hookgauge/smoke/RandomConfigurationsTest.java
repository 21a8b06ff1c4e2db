package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.JdkShop;

/** Any mixture of right and wrong settings: the app serves, each wrong key is said once, each right one works (R7). */
final class RandomConfigurationsTest {
    private static final int CONFIGURATIONS = Endurance.times(4, 100);
    private static final Pattern USUAL = Pattern.compile("^(\\S+ in pid \\d+ |first request counted: )");

    private final AtomicInteger right = new AtomicInteger();
    private final AtomicInteger wrong = new AtomicInteger();

    @TempDir
    private Path directory;

    @Test
    void app_serves_and_every_wrong_key_is_said_once_and_every_right_one_works() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Void>> runs = new ArrayList<>();
            for (int i = 0; i < CONFIGURATIONS; i++) {
                int seed = i;
                runs.add(() -> run(seed));
            }
            assertAll(threads.invokeAll(runs).stream().map(run -> run::get));
        } finally {
            threads.shutdownNow();
        }
        Measured.print(CONFIGURATIONS + " random configurations: each of " + wrong
                + " wrong keys was said once, each of " + right + " right ones worked");
    }

    private Void run(int seed) throws IOException {
        try (OtlpReceiver receiver = OtlpReceiver.start(Protocol.HTTP)) {
            RandomConfiguration configuration = new RandomConfiguration(seed, receiver.endpoint());
            int port = FreePort.find();
            Launch launch = configuration.write(directory, port);
            try (ServerProcess server = launch.start(JdkShop.class, ShopLibraries.ALL)) {
                Configured seen = use(server, port, configuration, receiver);
                String of = "configuration " + seed + ": " + launch.options() + '\n' + server;

                assertSaid(configuration, seen, of);
                for (RandomConfiguration.Key key : configuration.right) {
                    assertTrue(key.works().test(seen), key + " in " + of);
                    if (seen.hasStatusPage()) assertTrue(seen.sources().containsKey(key.name()), key + " in " + of);
                }
                right.addAndGet(configuration.right.size());
                wrong.addAndGet(configuration.wrong.size());
            }
        }
        return null;
    }

    private static Configured use(
            ServerProcess server, int port, RandomConfiguration configuration, OtlpReceiver receiver) {
        assertEquals(200, RawHttp.status(RawHttp.get(server.appPort(), "/hello")));
        assertEquals(200, RawHttp.status(RawHttp.get(server.appPort(), "/items/7")));
        assertEquals(201, RawHttp.status(RawHttp.post(server.appPort(), "/orders", "tea")));
        String other = "PROPFIND /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        assertEquals(200, RawHttp.status(RawHttp.send(server.appPort(), other)));

        String path = hasRight(configuration, ".path") ? "/m" : "/metrics";
        MetricsEndpoint metrics = new MetricsEndpoint("http://127.0.0.1:" + port + path);
        MetricsPage page = metrics.await(p -> isCounted(p, "/hello", 2) && isCounted(p, "/orders", 1));
        String status = RawHttp.get(port, "/status.json");
        Export export = null;
        if (hasRight(configuration, ".endpoint")) {
            export = receiver.await(
                    e -> !e.points("http.server.request.duration").isEmpty());
        }
        if (!hasRight(configuration, "log.level")) server.await(Pattern.compile("first request counted"));
        server.stop();
        return new Configured(path, page, export, RawHttp.status(status) == 200 ? RawHttp.body(status) : null, server);
    }

    private static boolean hasRight(RandomConfiguration configuration, String end) {
        return configuration.right.stream().anyMatch(key -> key.name().endsWith(end));
    }

    private static boolean isCounted(MetricsPage page, String route, int times) {
        return page.sum("http_server_request_duration_seconds_count", "http_route", route) == times;
    }

    private static void assertSaid(RandomConfiguration configuration, Configured seen, String of) {
        List<String> about = new ArrayList<>();
        for (String sentence : seen.said()) {
            if (USUAL.matcher(sentence).find()) continue;
            String key = sentence.replaceFirst("^config: ", "").split("[ =:]")[0];
            about.add(RandomConfiguration.uniform(key));
        }
        Collections.sort(about);
        Collections.sort(configuration.wrong);
        assertEquals(configuration.wrong, about, of);
        // and the app itself says where it listens
        assertEquals(seen.said().size() + 1, seen.server().lines().size(), of);
    }
}
