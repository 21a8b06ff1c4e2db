package hookgauge.smoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** The finished jar in Tomcat as its makers ship it, started by its own script, with the shop as a web archive. */
abstract class TomcatContract extends ShopContract {
    private static final Pattern CONNECTOR = Pattern.compile("Starting ProtocolHandler \\[\"http-nio-.*-(\\d+)\"]");
    private static final Pattern STARTED = Pattern.compile("Server startup in");

    private final Path home;
    private final String servletPackage;

    @TempDir
    private static Path directory;

    TomcatContract(String version, String servletPackage) {
        home = Path.of("target/tomcat/apache-tomcat-" + version).toAbsolutePath();
        this.servletPackage = servletPackage;
    }

    @Override
    ServerProcess start(Launch launch) {
        Path base = instance();
        ServerProcess server = launch.environment("CATALINA_BASE", base.toString())
                .environment("CATALINA_OPTS", String.join(" ", launch.options()))
                .startCommand(List.of("sh", home.resolve("bin/catalina.sh").toString(), "run"));
        server.await(STARTED);
        return server;
    }

    /** A server of its own, as {@code CATALINA_BASE} is meant for. */
    private Path instance() {
        try {
            Path base = Files.createTempDirectory(directory, "base");
            for (String folder : List.of("conf", "logs", "temp", "webapps", "work")) {
                Files.createDirectory(base.resolve(folder));
            }
            try (Stream<Path> files = Files.list(home.resolve("conf"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, base.resolve("conf").resolve(file.getFileName()));
                }
            }
            Path settings = base.resolve("conf/server.xml");
            Files.writeString(
                    settings,
                    Files.readString(settings)
                            .replace("port=\"8080\"", "port=\"0\" address=\"127.0.0.1\"")
                            .replace("port=\"8005\"", "port=\"-1\""));
            War.write(base.resolve("webapps/shop.war"), servletPackage, ShopLibraries.ALL);
            return base;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    int port(ServerProcess server) {
        return server.port(CONNECTOR);
    }

    @Override
    String prefix() {
        return "/shop";
    }

    @Override
    String itemsRoute() {
        return "/shop/items/*";
    }

    @Override
    String missingRoute() {
        return null;
    }
}
