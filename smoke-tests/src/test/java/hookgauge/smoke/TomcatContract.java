package hookgauge.smoke;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The finished jar in Tomcat, with the shop as a web archive. */
abstract class TomcatContract extends ShopContract {
    private final String version;
    private final String namespace;

    @TempDir
    private static Path directory;

    TomcatContract(String version, String namespace) {
        this.version = version;
        this.namespace = namespace;
    }

    @Override
    ServerProcess start(Launch launch) {
        return new TomcatServer(version, namespace, directory).start(launch);
    }

    @Override
    int port(ServerProcess server) {
        return TomcatServer.port(server);
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
