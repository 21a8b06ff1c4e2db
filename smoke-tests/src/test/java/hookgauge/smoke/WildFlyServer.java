package hookgauge.smoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A WildFly as its makers ship it, with the shop as a web archive, in a folder of its own. */
final class WildFlyServer {
    private static final Path HOME =
            Path.of("target/wildfly/wildfly-39.0.1.Final").toAbsolutePath();
    private static final Pattern LISTENER =
            Pattern.compile("Undertow HTTP listener default listening on 127\\.0\\.0\\.1:(\\d+)");
    // it says "started (with errors)" where something failed
    private static final Pattern STARTED = Pattern.compile("WFLYSRV0025: .* started in");

    private final Path base;

    WildFlyServer(Path directory) {
        try {
            base = Files.createTempDirectory(directory, "base");
            Path configuration = Files.createDirectory(base.resolve("configuration"));
            try (Stream<Path> files = Files.list(HOME.resolve("standalone/configuration"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, configuration.resolve(file.getFileName()));
                }
            }
            Path deployments = Files.createDirectory(base.resolve("deployments"));
            War.write(deployments.resolve("shop.war"), "jakarta/servlet", ShopLibraries.ALL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As its own script does, which would keep the signals and the exit code to itself. */
    ServerProcess start(Launch launch) {
        Path log = base.resolve("log/server.log");
        Path logging = base.resolve("configuration/logging.properties");
        ServerProcess server = launch.option("-Dorg.jboss.boot.log.file=" + log)
                .option("-Dlogging.configuration=" + logging.toUri())
                .option("-Dorg.jboss.logmanager.nocolor=true")
                .start(options().toArray(String[]::new));
        server.await(STARTED, Duration.ofSeconds(180));
        return server;
    }

    private List<String> options() {
        return List.of(
                "-jar",
                HOME.resolve("jboss-modules.jar").toString(),
                "-mp",
                HOME.resolve("modules").toString(),
                "org.jboss.as.standalone",
                "-Djboss.home.dir=" + HOME,
                "-Djboss.server.base.dir=" + base,
                "-Djboss.http.port=0",
                "-Djboss.https.port=0",
                "-Djboss.management.http.port=0",
                "-Dorg.wildfly.sigterm.suspend.timeout=20");
    }

    static int port(ServerProcess server) {
        return server.port(LISTENER);
    }
}
