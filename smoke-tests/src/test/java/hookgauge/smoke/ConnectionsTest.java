package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.HelloServers;
import shop.JdkShop;

/** The finished jar shows how many connections clients have open, and what the server's threads do. */
final class ConnectionsTest {
    private static final String CONNECTIONS = "hookgauge_http_server_open_connections";
    private static final String THREADS = "hookgauge_http_server_threads";
    private static final String LIMIT = "hookgauge_http_server_threads_limit";
    private static final byte[] HELLO =
            "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final int MANY = 200;

    @TempDir
    private static Path directory;

    @Test
    void idle_connections_are_on_the_page_and_the_page_itself_is_not_counted() throws IOException {
        try (ServerProcess server = Launch.withAgent().start(JdkShop.class)) {
            MetricsEndpoint metrics = server.metrics();

            MetricsPage page = openAndClose(server.appPort(), metrics, "jdk");

            assertEquals(1, page.samples(CONNECTIONS).size(), page.text());
            assertEquals(8, page.value(LIMIT));
            assertEquals(8, page.sum(THREADS));
            assertEquals(1, page.value("hookgauge_source_up", "source", "servers"));
            assertEquals("", Promtool.check(page));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jetty", "netty", "undertow", "vertx"})
    void connections_of_servers_that_apps_bring_along_are_on_the_page(String family) throws IOException {
        Launch launch = Launch.withAgent();
        try (ServerProcess server = launch.startWithAll(HelloServers.class, family)) {
            openAndClose(server.appPort(), server.metrics(), family);
        }
    }

    @Test
    void connectors_of_tomcat_are_asked() throws IOException {
        try (ServerProcess server = new TomcatServer("11.0.2", "jakarta", directory).start(Launch.withAgent())) {
            MetricsPage page = openAndClose(TomcatServer.port(server), server.metrics(), "tomcat");

            assertEquals(200, page.value(LIMIT));
            assertTrue(page.value(THREADS, "state", "idle") > 0, page.text());
        }
    }

    /** The page after the connections were closed again. */
    private static MetricsPage openAndClose(int port, MetricsEndpoint metrics, String family) throws IOException {
        String[] labels = {"family", family, "server_port", Integer.toString(port)};
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(HELLO);
            assertTrue(socket.getInputStream().read() > 0, "no answer");
            sockets.add(socket);
        }
        metrics.await(page -> page.sum(CONNECTIONS, labels) == MANY);
        for (Socket socket : sockets) socket.close();
        return metrics.await(page -> page.contains(CONNECTIONS, labels) && page.sum(CONNECTIONS, labels) == 0);
    }
}
