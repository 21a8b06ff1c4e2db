package hookgauge.smoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Tomcat as its makers ship it, with the shop as a web archive, in a folder of its own and started by its own script. */
final class TomcatServer {
    private static final Pattern CONNECTOR = Pattern.compile("Starting ProtocolHandler \\[\"http-nio-.*-(\\d+)\"]");
    private static final Pattern STARTED = Pattern.compile("Server startup in");

    private final Path home;
    private final Path base;

    /** @param directory in which the folder is made, as {@code CATALINA_BASE} is meant for */
    TomcatServer(String version, String namespace, Path directory) {
        home = Path.of("target/tomcat/apache-tomcat-" + version).toAbsolutePath();
        try {
            base = Files.createTempDirectory(directory, "base");
            for (String folder : List.of("conf", "logs", "temp", "webapps", "work")) {
                Files.createDirectory(base.resolve(folder));
            }
            try (Stream<Path> files = Files.list(home.resolve("conf"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, base.resolve("conf").resolve(file.getFileName()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        setting("port=\"8080\"", "port=\"0\" address=\"127.0.0.1\"");
        setting("port=\"8005\"", "port=\"-1\"");
        War.write(war(), namespace, ShopLibraries.ALL);
    }

    Path war() {
        return base.resolve("webapps/shop.war");
    }

    /** Exchanges a text in its {@code server.xml}. */
    TomcatServer setting(String before, String after) {
        Path settings = base.resolve("conf/server.xml");
        try {
            String text = Files.readString(settings);
            if (!text.contains(before)) throw new IllegalStateException(before + " is not in " + text);
            Files.writeString(settings, text.replace(before, after));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ServerProcess start(Launch launch) {
        ServerProcess server = launch.environment("CATALINA_BASE", base.toString())
                .environment("CATALINA_OPTS", String.join(" ", launch.options()))
                .startCommand(List.of("sh", home.resolve("bin/catalina.sh").toString(), "run"));
        server.await(STARTED);
        return server;
    }

    static int port(ServerProcess server) {
        return server.port(CONNECTOR);
    }
}
