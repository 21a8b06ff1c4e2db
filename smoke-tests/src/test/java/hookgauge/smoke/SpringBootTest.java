package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The finished jar in a Spring Boot app, packed with its libraries into one executable jar. */
final class SpringBootTest extends ShopContract {
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Path APP =
            Path.of("spring-boot-shop/target/spring-boot-shop.jar").toAbsolutePath();

    @Override
    ServerProcess start(Launch launch) {
        return launch.start("-jar", APP.toString());
    }

    @Override
    int port(ServerProcess server) {
        return server.port(STARTED);
    }

    @Override
    String itemsRoute() {
        return "/items/{id}";
    }

    @Override
    String missingRoute() {
        return null;
    }

    @ParameterizedTest
    @EnumSource
    @Tag("full")
    void request_that_ends_during_the_graceful_shutdown_is_answered_and_pushed(Protocol protocol) {
        try (OtlpReceiver receiver = OtlpReceiver.start(protocol);
                ServerProcess server =
                        start(Launch.withAgent().pushTo(receiver).option("-Dserver.shutdown=graceful"))) {
            int port = port(server);
            receiver.await(export -> true);
            CompletableFuture<String> slow = CompletableFuture.supplyAsync(() -> RawHttp.get(port, "/slower"));
            server.await(Pattern.compile("slower begins"));

            server.stop();

            assertEquals(200, RawHttp.status(slow.join()));
            assertEquals(Map.of("GET 200 /slower", 1L), receiver.last().requests());
        }
    }
}
