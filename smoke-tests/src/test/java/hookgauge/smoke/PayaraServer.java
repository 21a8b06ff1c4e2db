package hookgauge.smoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/** A Payara Micro as its makers ship it, with the shop as a web archive, in a folder of its own. */
final class PayaraServer {
    private static final Path JAR = Path.of("target/products/payara-micro.jar").toAbsolutePath();
    private static final Pattern PORT = Pattern.compile("\"Http Port\\(s\\)\": \"(\\d+)\"");
    private static final Pattern STARTED = Pattern.compile("Payara Micro .* ready in ");
    private static final String LOOPBACK_ONLY =
            "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address"
                    + "=127.0.0.1\n";

    private final Path base;

    PayaraServer(Path directory) {
        try {
            base = Files.createTempDirectory(directory, "base");
            Files.writeString(base.resolve("before-start.txt"), LOOPBACK_ONLY);
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
                        "--rootDir",
                        base.resolve("root").toString(),
                        "--prebootcommandfile",
                        base.resolve("before-start.txt").toString(),
                        "--noHazelcast",
                        "--disablephonehome",
                        "--port",
                        Integer.toString(FreePort.find()),
                        "--autoBindHttp",
                        "--deploy",
                        base.resolve("shop.war").toString());
        server.await(STARTED, Duration.ofSeconds(180));
        return server;
    }

    static int port(ServerProcess server) {
        return server.port(PORT);
    }
}
