package hookgauge.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import hookgauge.instrumentation.InstrumentationModule;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ServerWatchTest {
    private static final String PULL = "pull http://127.0.0.1:9464/metrics (container)";
    private static final long LONGER_THAN_THE_TEST_MAY_LAST = 60_000;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final AgentLog log = new AgentLog(AgentLog.Verbosity.INFO, new PrintStream(said, true));
    private final HookedClasses hooked = new HookedClasses(log, new CaughtErrors(log));

    @Test
    void app_without_a_server_is_told_so_with_the_address_of_the_page() throws Exception {
        watch(false).await(1, PULL);

        assertEquals(
                "[hookgauge] no HTTP server seen 0 s after start (looked for 41 families; see http://127.0.0.1:9464/metrics)\n",
                said.toString());
    }

    @Test
    void app_without_a_server_and_without_a_page_is_told_so() throws Exception {
        watch(false).await(1, "pull off (no module jdk.httpserver)");

        assertEquals("[hookgauge] no HTTP server seen 0 s after start (looked for 41 families)\n", said.toString());
    }

    @Test
    void app_with_a_server_is_told_nothing_and_not_waited_for() throws Exception {
        hooked.woven(module("tomcat"), "org.apache.coyote.Request", null);

        watch(false).await(LONGER_THAN_THE_TEST_MAY_LAST, PULL);

        assertEquals("", said.toString());
    }

    @Test
    void classes_of_the_server_that_the_page_is_on_tell_nothing() throws Exception {
        hooked.woven(module("jdk-httpserver"), "sun.net.httpserver.ServerImpl", null);
        hooked.woven(module("jdk-connections"), "sun.net.httpserver.ServerImpl", null);

        watch(false).await(1, "pull off (no module jdk.httpserver)");

        assertEquals("[hookgauge] no HTTP server seen 0 s after start (looked for 41 families)\n", said.toString());
    }

    @Test
    void app_whose_server_has_told_of_itself_is_told_nothing() throws Exception {
        watch(true).await(1, PULL);

        assertEquals("", said.toString());
    }

    private ServerWatch watch(boolean isOneTold) {
        return new ServerWatch(hooked.appsServer(), () -> isOneTold, () -> 41, log);
    }

    private static InstrumentationModule module(String name) {
        return InstrumentationModules.ALL.stream()
                .filter(module -> module.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
