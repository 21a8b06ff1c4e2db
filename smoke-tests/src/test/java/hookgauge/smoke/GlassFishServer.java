package hookgauge.smoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/** A GlassFish as its makers ship it, in one jar, with the shop as a web archive, in a folder of its own. */
final class GlassFishServer {
    private static final Path JAR =
            Path.of("target/products/glassfish-embedded-all.jar").toAbsolutePath();
    private static final Pattern PORT = Pattern.compile("shop deployed at http://localhost:(\\d+)/shop ");
    private static final String LOOPBACK_ONLY =
            "set server.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1";

    private final Path base;

    GlassFishServer(Path directory) {
        try {
            base = Files.createTempDirectory(directory, "base");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        War.write(base.resolve("shop.war"), "jakarta", ShopLibraries.ALL);
    }

    ServerProcess start(Launch launch) {
        // it unpacks itself there
        ServerProcess server = launch.option("-Djava.io.tmpdir=" + base)
                .start(
                        "-jar",
                        JAR.toString(),
                        "--port=" + FreePort.find(),
                        LOOPBACK_ONLY,
                        "deploy --contextroot=/shop " + base.resolve("shop.war"));
        server.await(PORT, Duration.ofSeconds(180));
        return server;
    }

    static int port(ServerProcess server) {
        return server.port(PORT);
    }
}
