package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The finished jar in WildFly: Undertow and RESTEasy in JBoss Modules, and a log manager that must be the first. */
abstract class WildFlyContract extends JakartaServerContract {
    private static final Pattern COMPLAINT = Pattern.compile(" (?:WARN|ERROR|FATAL) +\\[([^]]+)] \\([^)]*\\) (\\S+)");

    private final String version;
    private final String namespace;

    @TempDir
    private static Path directory;

    WildFlyContract(String version, String namespace) {
        this.version = version;
        this.namespace = namespace;
    }

    @Override
    ServerProcess start(Launch launch) {
        return new WildFlyServer(version, namespace, directory).start(launch);
    }

    @Override
    int port(ServerProcess server) {
        return WildFlyServer.port(server);
    }

    @Override
    Pattern complaint() {
        return COMPLAINT;
    }

    @Test
    void request_that_ends_while_the_server_suspends_is_answered_and_pushed() {
        try (OtlpReceiver receiver = OtlpReceiver.start(Protocol.HTTP);
                ServerProcess server = start(Launch.withAgent().pushTo(receiver))) {
            int port = port(server);
            CompletableFuture<String> slow = CompletableFuture.supplyAsync(() -> RawHttp.get(port, "/shop/slower"));
            server.await(Pattern.compile("slower begins"));

            server.stop();

            assertEquals(200, RawHttp.status(slow.join()));
            receiver.await(export -> export.requests().equals(Map.of("GET 200 /shop/slower", 1L)));
        }
    }
}
