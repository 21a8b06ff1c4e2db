package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

/** Apache SkyWalking's OAP server from Maven Central, keeping all in memory. */
final class SkyWalkingServer implements AutoCloseable {
    private static final Pattern STARTED = Pattern.compile("oap\\.internal\\.comm\\.port");

    private final int restPort = FreePort.find();
    private final int grpcPort = FreePort.find();
    private final ServerProcess process;

    /** It is no app under test, so it runs on the JDK that runs the tests. */
    SkyWalkingServer(Path directory) {
        Path config = Path.of("skywalking/config").toAbsolutePath();
        process = Launch.bare()
                .directory(directory)
                .environment("REST_PORT", Integer.toString(restPort))
                .environment("GRPC_PORT", Integer.toString(grpcPort))
                .startCommand(List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx1g",
                        "-Dlog4j2.configurationFile=" + config.resolve("log4j2.xml"),
                        "-cp",
                        config + File.pathSeparator + classPath(),
                        "org.apache.skywalking.oap.server.starter.OAPServerStartUp"));
        process.await(STARTED, Duration.ofMinutes(2));
    }

    private static String classPath() {
        Path file = Path.of("skywalking/target/classpath");
        assertTrue(Files.exists(file), "the server's class path is found with -Pskywalking");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it takes OTLP by gRPC. */
    String endpoint() {
        return "http://127.0.0.1:" + grpcPort;
    }

    /** The answer, as JSON text, to a query for a meter of the service during the last minutes. */
    String query(String meter, String service) throws IOException, InterruptedException {
        DateTimeFormatter minute = DateTimeFormatter.ofPattern("yyyy-MM-dd HHmm");
        LocalDateTime now = LocalDateTime.now();
        String query = "{ execExpression(expression: \\\"%s\\\", entity: {serviceName: \\\"%s\\\", normal: true}, "
                        .formatted(meter, service)
                + "duration: {start: \\\"%s\\\", end: \\\"%s\\\", step: MINUTE}) "
                        .formatted(now.minusMinutes(5).format(minute), now.format(minute))
                + "{ error results { metric { labels { key value } } values { value } } } }";
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + restPort + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"query\": \"" + query + "\"}"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    /** What its log says of metrics that it did not understand. */
    List<String> complaints() {
        return process.out().lines().stream()
                .filter(line -> line.startsWith("ERROR"))
                .toList();
    }

    @Override
    public void close() {
        process.close();
    }
}
