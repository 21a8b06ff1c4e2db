package hookgauge.smoke;

import java.nio.file.Path;
import java.util.regex.Pattern;

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
}
