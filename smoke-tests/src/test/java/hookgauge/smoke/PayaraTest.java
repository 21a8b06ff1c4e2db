package hookgauge.smoke;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Payara Micro: Grizzly, Jersey, and a servlet container that was Tomcat's once. */
@Tag("full")
final class PayaraTest extends JakartaServerContract {
    private static final Pattern COMPLAINT = Pattern.compile("(?:WARNING|SEVERE)\\S*] \\[([^]]*)] \\[(\\S+)] \\[tid");

    @TempDir
    private static Path directory;

    @Override
    ServerProcess start(Launch launch) {
        return new PayaraServer(directory).start(launch);
    }

    @Override
    int port(ServerProcess server) {
        return PayaraServer.port(server);
    }

    @Override
    Pattern complaint() {
        return COMPLAINT;
    }
}
