package hookgauge.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.ForkingShop;

/** An app that starts many JVMs, which inherit the agent and its port (R30). */
@Tag("full")
final class ForkStormTest {
    private static final int CHILDREN = Endurance.times(10, 50);

    @Test
    void children_run_with_a_line_at_most_and_the_parent_keeps_its_port() {
        int port = FreePort.find();
        String options = "-javaagent:" + FinishedJar.path() + " -Dhookgauge.metrics.prometheus.host=127.0.0.1"
                + " -Dhookgauge.metrics.prometheus.port=" + port;
        try (ServerProcess parent = Launch.bare()
                .environment("JAVA_TOOL_OPTIONS", options)
                .start("-cp", Launch.classPath(ForkingShop.class), ForkingShop.class.getName(), "" + CHILDREN)) {
            MetricsEndpoint metrics = parent.metrics();
            parent.await(Pattern.compile("all have ended"), Duration.ofSeconds(300));

            List<String> children = parent.out().containing("child ");
            Measured.print(children.size() + " JVMs of the app's ended as they should");
            assertEquals(CHILDREN, children.size());
            for (String child : children) assertTrue(child.matches("child ended with 7, agent said [01] lines"), child);
            assertEquals(port, metrics.uri().getPort());
            metrics.scrape();
        }
    }
}
