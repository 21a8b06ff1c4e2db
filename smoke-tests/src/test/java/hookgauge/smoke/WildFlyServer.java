package hookgauge.smoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A WildFly as its makers ship it, with the shop as a web archive, in a folder of its own. */
final class WildFlyServer {
    private static final Pattern LISTENER =
            Pattern.compile("Undertow HTTP listener default listening on 127\\.0\\.0\\.1:(\\d+)");
    // it says "started (with errors)" where something failed
    private static final Pattern STARTED = Pattern.compile("WFLYSRV002[56]: .* started ");

    // to its modules, which have no names, as its own script opens them
    private static final List<String> OPENED = List.of(
            "java.base/java.io",
            "java.base/java.lang",
            "java.base/java.lang.invoke",
            "java.base/java.lang.reflect",
            "java.base/java.security",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.management/javax.management",
            "java.naming/javax.naming");

    private final Path home;
    private final Path base;

    WildFlyServer(String version, String namespace, Path directory) {
        home = Path.of("target/wildfly/wildfly-" + version).toAbsolutePath();
        try {
            base = Files.createTempDirectory(directory, "base");
            Path configuration = Files.createDirectory(base.resolve("configuration"));
            try (Stream<Path> files = Files.list(home.resolve("standalone/configuration"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, configuration.resolve(file.getFileName()));
                }
            }
            Path deployments = Files.createDirectory(base.resolve("deployments"));
            War.write(deployments.resolve("shop.war"), namespace, ShopLibraries.ALL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As its own script does, which would keep the signals and the exit code to itself. */
    ServerProcess start(Launch launch) {
        Path log = base.resolve("log/server.log");
        Path logging = base.resolve("configuration/logging.properties");
        for (String opened : OPENED) launch.option("--add-opens=" + opened + "=ALL-UNNAMED");
        ServerProcess server = launch.option("-Dorg.jboss.boot.log.file=" + log)
                .option("-Dlogging.configuration=" + logging.toUri())
                .option("-Dorg.jboss.logmanager.nocolor=true")
                .start(options().toArray(String[]::new));
        server.await(STARTED, Duration.ofSeconds(180));
        return server;
    }

    /** By its own script, with a line more in the file where operators write their options. */
    ServerProcess startByScript(String line) {
        Path settings = base.resolve("standalone.conf");
        try {
            Files.writeString(settings, Files.readString(home.resolve("bin/standalone.conf")) + "\n" + line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = new ArrayList<>(
                List.of("sh", home.resolve("bin/standalone.sh").toString(), "-Dorg.jboss.logmanager.nocolor=true"));
        command.addAll(placeAndPorts());
        ServerProcess server = Launch.bare()
                .environment("RUN_CONF", settings.toString())
                // else the script keeps the signals to itself
                .environment("LAUNCH_JBOSS_IN_BACKGROUND", "true")
                .environment("HOOKGAUGE_METRICS_PROMETHEUS_PORT", "0")
                .startCommand(command);
        server.await(STARTED, Duration.ofSeconds(180));
        return server;
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(List.of(
                "-jar",
                home.resolve("jboss-modules.jar").toString(),
                "-mp",
                home.resolve("modules").toString(),
                "org.jboss.as.standalone",
                "-Djboss.home.dir=" + home,
                "-Dorg.wildfly.sigterm.suspend.timeout=20"));
        options.addAll(placeAndPorts());
        return options;
    }

    private List<String> placeAndPorts() {
        return List.of(
                "-Djboss.server.base.dir=" + base,
                "-Djboss.http.port=0",
                "-Djboss.https.port=0",
                "-Djboss.management.http.port=0");
    }

    static int port(ServerProcess server) {
        return server.port(LISTENER);
    }
}
