package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WildFly 39: Undertow 2.3, RESTEasy 6, Java EE as {@code jakarta}. */
@Tag("full")
final class WildFly39Test extends WildFlyContract {
    private static final String VERSION = "39.0.1.Final";

    WildFly39Test() {
        super(VERSION, "jakarta");
    }

    // the second is the one that the file itself advises: there JBoss Modules loads the agent, not the JVM
    @ParameterizedTest
    @ValueSource(strings = {"JAVA_OPTS=\"$JAVA_OPTS -javaagent:AGENT\"", "MODULE_OPTS=\"-javaagent:AGENT\""})
    void a_line_in_standalone_conf_is_enough_and_nobody_complains_of_it(String line, @TempDir Path directory) {
        String agent = FinishedJar.path().toString();
        try (ServerProcess bare = startByScript("", directory);
                ServerProcess attached = startByScript(line.replace("AGENT", agent), directory)) {
            assertEquals(200, RawHttp.status(RawHttp.get(port(attached), "/shop/items/7")));
            attached.metrics().await(page -> page.requests().equals(Map.of("GET 200 /shop/items/*", 1L)));

            bare.stop();
            attached.stop();

            assertEquals(complaints(bare), complaints(attached), attached.toString());
            assertEquals(2, attached.agentLines().size(), attached.toString());
        }
    }

    private static ServerProcess startByScript(String line, Path directory) {
        return new WildFlyServer(VERSION, "jakarta", directory).startByScript(line);
    }
}
