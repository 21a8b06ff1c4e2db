package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.JdkShop;

/** SIGTERM shortly before the next push (R4). */
final class ExitTest {
    private static Duration bareStop() {
        try (ServerProcess bare = Launch.bare().start(JdkShop.class, ShopLibraries.ALL)) {
            RawHttp.get(bare.appPort(), "/hello");
            return bare.stop();
        }
    }

    private static Launch pushingTo(OtlpReceiver receiver) {
        return Launch.withAgent().pushTo(receiver).option("-Dhookgauge.metrics.otlp.interval=4s");
    }

    @ParameterizedTest
    @EnumSource
    void last_interval_arrives_at_a_good_collector(Protocol protocol) {
        Duration bare = bareStop();
        try (OtlpReceiver receiver = OtlpReceiver.start(protocol);
                ServerProcess server = pushingTo(receiver).start(JdkShop.class, ShopLibraries.ALL)) {
            int port = server.appPort();
            receiver.await(export -> true);
            for (int i = 0; i < 3; i++) RawHttp.get(port, "/hello");
            server.metrics().await(page -> page.sum("http_server_request_duration_seconds_count") == 3);

            Duration stop = server.stop();

            assertEquals(3, receiver.last().requests().get("GET 200 /hello"));
            Measured.print("exit, " + protocol + ", good collector: "
                    + stop.minus(bare).toMillis() + " ms more");
            // 0.3 s on a quiet machine; the rest is for one that is not
            assertTrue(stop.compareTo(bare.plusMillis(1000)) < 0, stop + " against " + bare + " without agent");
        }
    }

    @ParameterizedTest
    @EnumSource
    void request_that_ends_during_the_shutdown_arrives(Protocol protocol) {
        try (OtlpReceiver receiver = OtlpReceiver.start(protocol);
                ServerProcess server =
                        pushingTo(receiver).option("-Dshop.grace=5").start(JdkShop.class, ShopLibraries.ALL)) {
            int port = server.appPort();
            receiver.await(export -> true);
            CompletableFuture<String> slow = CompletableFuture.supplyAsync(() -> RawHttp.get(port, "/slower"));
            server.await(Pattern.compile("slower begins"));

            server.stop();

            assertEquals(200, RawHttp.status(slow.join()));
            assertEquals(1, receiver.last().requests().get("GET 200 /slower"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void app_that_ends_itself_in_a_request_ends_with_its_code_and_its_last_interval_arrives(Protocol protocol) {
        try (OtlpReceiver receiver = OtlpReceiver.start(protocol);
                ServerProcess server = pushingTo(receiver).start(JdkShop.class, ShopLibraries.ALL)) {
            int port = server.appPort();
            receiver.await(export -> true);
            RawHttp.get(port, "/hello");
            server.metrics().await(page -> page.sum("http_server_request_duration_seconds_count") == 1);

            RawHttp.get(port, "/exit");

            assertEquals(3, server.awaitExit(Duration.ofSeconds(20)));
            assertEquals(1, receiver.last().requests().get("GET 200 /hello"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void silent_collector_holds_the_exit_up_for_two_seconds_at_most(Protocol protocol) {
        Duration bare = bareStop();
        try (OtlpReceiver receiver = OtlpReceiver.start(protocol);
                ServerProcess server = pushingTo(receiver).start(JdkShop.class, ShopLibraries.ALL)) {
            receiver.answerWith(OtlpReceiver.Answer.NONE);
            RawHttp.get(server.appPort(), "/hello");
            server.metrics().await(page -> page.sum("http_server_request_duration_seconds_count") == 1);

            Duration stop = server.stop();

            Measured.print("exit, " + protocol + ", silent collector: "
                    + stop.minus(bare).toMillis() + " ms more");
            assertTrue(stop.compareTo(bare.plusMillis(2500)) < 0, stop + " against " + bare + " without agent");
        }
    }

    @ParameterizedTest
    @EnumSource
    void dead_collector_holds_the_exit_up_for_two_seconds_at_most(Protocol protocol) {
        Duration bare = bareStop();
        OtlpReceiver dead = OtlpReceiver.start(protocol);
        dead.close();
        try (ServerProcess server = pushingTo(dead).start(JdkShop.class, ShopLibraries.ALL)) {
            RawHttp.get(server.appPort(), "/hello");
            server.metrics().await(page -> page.sum("http_server_request_duration_seconds_count") == 1);

            Duration stop = server.stop();

            Measured.print("exit, " + protocol + ", dead collector: "
                    + stop.minus(bare).toMillis() + " ms more");
            assertTrue(stop.compareTo(bare.plusMillis(2500)) < 0, stop + " against " + bare + " without agent");
        }
    }
}
