package hookgauge.instrumentation.micronaut3;

import hookgauge.instrumentation.testing.ContractServer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;

/** The shop on Micronaut's own server. */
final class Micronaut3Server implements ContractServer {
    private final String version;
    private EmbeddedServer server;

    /** @param version the highest of HTTP, such as {@code 2.0} */
    Micronaut3Server(String version) {
        this.version = version;
    }

    @Override
    public int start() {
        server = ApplicationContext.run(
                EmbeddedServer.class,
                Map.of(
                        "micronaut.server.port",
                        -1,
                        "micronaut.server.host",
                        "localhost",
                        "micronaut.server.http-version",
                        version));
        return server.getPort();
    }

    @Override
    public int securePort() {
        throw new UnsupportedOperationException("it has HTTP alone");
    }

    @Override
    public void stop() {
        server.close();
    }
}
