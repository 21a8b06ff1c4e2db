package hookgauge.smoke;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** GlassFish: Grizzly, Jersey, and the servlet container that is also Payara's, with names of its own. */
@Tag("full")
final class GlassFishTest extends JakartaServerContract {
    private static final Pattern COMPLAINT = Pattern.compile("^(WARNING|SEVERE): (\\S+ \\S+)");

    @TempDir
    private static Path directory;

    @Override
    ServerProcess start(Launch launch) {
        return new GlassFishServer(directory).start(launch);
    }

    @Override
    int port(ServerProcess server) {
        return GlassFishServer.port(server);
    }

    @Override
    Pattern complaint() {
        return COMPLAINT;
    }
}
