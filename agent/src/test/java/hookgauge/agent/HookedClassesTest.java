package hookgauge.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hookgauge.agent.log.AgentLog;
import hookgauge.agent.log.CaughtErrors;
import hookgauge.instrumentation.InstrumentationModule;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class HookedClassesTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final AgentLog log = new AgentLog(AgentLog.Verbosity.INFO, new PrintStream(said, true));
    private final HookedClasses hooked = new HookedClasses(log, new CaughtErrors(log));

    @Test
    void a_metric_library_is_no_sign_that_a_server_is_there() {
        for (InstrumentationModule module : InstrumentationModules.ALL) {
            if (!module.isOfServer()) hooked.woven(module, module.hooks().get(0).type(), null);
        }
        assertEquals(1, hooked.firstServer().getCount());

        hooked.woven(module("tomcat"), "org.apache.coyote.Request", null);
        assertEquals(0, hooked.firstServer().getCount());
    }

    @Test
    void a_server_is_named_by_the_companion_that_told_of_it() {
        hooked.woven(module("jdk-httpserver"), "sun.net.httpserver.ServerImpl", ClassLoader.getPlatformClassLoader());

        assertEquals(
                "jdk-httpserver " + System.getProperty("java.version"),
                hooked.serverOf("sun.net.httpserver.HookgaugeJdkHttpServerCompanion"));
        assertEquals("a server", hooked.serverOf("com.example.Unknown"));
    }

    @Test
    void a_version_that_is_not_known_is_said_once_for_a_server() {
        String jar = "tomcat-coyote-12.0.0.jar";
        hooked.unknownVersion(module("tomcat"), "org.apache.coyote.Request", jar, "it has no updateCounters");
        hooked.unknownVersion(module("tomcat"), "org.apache.coyote.Response", jar, "it has no getStatus");

        assertEquals(
                "[hookgauge] tomcat is not recorded: tomcat-coyote-12.0.0.jar is of a version not known here, "
                        + "org.apache.coyote.Request: it has no updateCounters\n",
                said.toString());
    }

    private static InstrumentationModule module(String name) {
        return InstrumentationModules.ALL.stream()
                .filter(module -> module.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
