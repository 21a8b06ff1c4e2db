package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.tools.attach.VirtualMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.JdkShop;

/** The agent attached late, twice, or from two copies of its jar (R13). */
final class AttachTest {
    private static final String ARGUMENTS = "metrics.prometheus.host=127.0.0.1,metrics.prometheus.port=0";
    private static final Pattern SECOND = Pattern.compile("\\[hookgauge] is in this JVM already");

    private static void attach(ServerProcess server, Path jar) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(server.pid()));
        try {
            machine.loadAgent(jar.toString(), ARGUMENTS);
        } finally {
            machine.detach();
        }
    }

    private static void assertCountsOnce(ServerProcess server, int port) {
        for (int i = 0; i < 4; i++) RawHttp.get(port, "/hello");
        RawHttp.post(port, "/orders", "tea");
        MetricsPage page = server.metrics().await(p -> p.sum("http_server_request_duration_seconds_count") >= 5);
        assertEquals(Map.of("GET 200 /hello", 4L, "POST 201 /orders", 1L), page.requests());
        assertEquals(1, page.samples("hookgauge_build_info").size());
    }

    @Test
    void attached_late_it_counts_what_comes_and_finds_the_registry() throws Exception {
        try (ServerProcess server = Launch.bare().start(JdkShop.class, ShopLibraries.ALL)) {
            int port = server.appPort();
            RawHttp.post(port, "/orders", "before");

            attach(server, FinishedJar.path());

            server.metrics();
            assertCountsOnce(server, port);
            assertEquals(2, server.metrics().scrape().value("shop_orders_total"));
        }
    }

    @Test
    void attached_twice_it_counts_once() throws Exception {
        try (ServerProcess server = Launch.bare().start(JdkShop.class, ShopLibraries.ALL)) {
            int port = server.appPort();

            attach(server, FinishedJar.path());
            server.metrics();
            attach(server, FinishedJar.path());

            server.await(SECOND);
            assertCountsOnce(server, port);
        }
    }

    @Test
    void attached_to_an_app_that_was_started_with_it_it_counts_once() throws Exception {
        try (ServerProcess server = Launch.withAgent().start(JdkShop.class, ShopLibraries.ALL)) {
            int port = server.appPort();

            attach(server, FinishedJar.path());

            server.await(SECOND);
            assertCountsOnce(server, port);
        }
    }

    @Test
    void of_two_copies_the_first_stays(@TempDir Path directory) throws Exception {
        Path copy = Files.copy(FinishedJar.path(), directory.resolve("copy.jar"));
        try (ServerProcess server =
                Launch.withAgent().option("-javaagent:" + copy).start(JdkShop.class, ShopLibraries.ALL)) {
            int port = server.appPort();

            server.await(SECOND);
            assertCountsOnce(server, port);
            assertEquals(1, server.err().containing("is in this JVM already").size());
            assertTrue(server.agentLines().size() <= 3, server.agentLines().toString());
        }
    }

    @Test
    void named_twice_it_counts_once() {
        try (ServerProcess server =
                Launch.withAgent().option("-javaagent:" + FinishedJar.path()).start(JdkShop.class, ShopLibraries.ALL)) {
            int port = server.appPort();

            server.await(SECOND);
            assertCountsOnce(server, port);
        }
    }
}
