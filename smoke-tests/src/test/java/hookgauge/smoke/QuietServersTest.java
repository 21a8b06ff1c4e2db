package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.HelloServers;

/** Servers that apps bring along start and serve without a word more than the agent's two lines (R27). */
@Tag("full")
final class QuietServersTest {
    private static final Pattern USUAL = Pattern.compile("^\\[hookgauge] (\\S+ in pid |first request counted: )");

    @ParameterizedTest
    @ValueSource(strings = {"jetty", "netty", "undertow", "vertx"})
    void agent_says_one_line_at_start_and_one_at_the_first_request(String name) throws IOException {
        try (ServerProcess server = Launch.withAgent().startWithAll(HelloServers.class, name)) {
            int port = server.appPort();
            for (int i = 0; i < 5; i++) assertEquals(200, ask(port));
            server.metrics().await(page -> page.sum("http_server_request_duration_seconds_count") == 5);
            server.await(Pattern.compile("first request counted"));

            server.stop();

            assertEquals(2, server.agentLines(USUAL).size(), server.toString());
            assertEquals(2, server.agentLines().size(), server.toString());
            List<String> traces = server.lines().stream()
                    .filter(line -> line.startsWith("\tat "))
                    .toList();
            assertTrue(traces.isEmpty(), server.toString());
        }
    }

    /** Not all of them close the connection where they are asked to. */
    private static int ask(int port) throws IOException {
        try (KeptConnection connection = new KeptConnection(port)) {
            return connection.ask("GET /hello HTTP/1.1\r\nHost: localhost");
        }
    }
}
