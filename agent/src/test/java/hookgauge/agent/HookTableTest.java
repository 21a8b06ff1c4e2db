package hookgauge.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.config.AgentConfig;
import hookgauge.agent.log.AgentLog;
import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.HookTargets;
import hookgauge.instrumentation.InstrumentationModule;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HookTableTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void classes_are_not_looked_for_by_the_end_of_their_names_unless_that_is_asked_for() {
        HookTargets targets = table("");

        assertFalse(targets.contain("app/LoginFilter"));
        assertFalse(targets.contain("jakarta/servlet/http/HttpServlet"));
        assertTrue(targets.contain("org/apache/coyote/Request"));
    }

    @Test
    void servlets_and_filters_of_any_package_are_found_where_that_is_asked_for() {
        HookTargets targets = table("http.server.servlet_fallback=true");

        assertTrue(targets.contain("app/LoginFilter"));
        assertTrue(targets.contain("jakarta/servlet/http/HttpServlet"));
        assertFalse(targets.contain("app/FilterOfLogins"));
    }

    @Test
    void servers_that_are_off_are_left_alone_with_all_of_their_family() {
        HookTargets targets = table("http.server.off=netty");

        assertFalse(targets.contain("io/netty/handler/codec/http/HttpServerCodec$HttpServerRequestDecoder"));
        assertTrue(targets.contain("org/apache/coyote/Request"));
        assertTrue(targets.contain("reactor/netty/http/server/HttpServerOperations"));
        assertEquals("", said.toString());
    }

    @Test
    void a_family_is_all_of_a_server_and_one_that_is_off_is_not_looked_for() {
        String table = InstrumentationModules.ALL.stream()
                .map(module -> HookTable.line(module, module.hooks().get(0)) + '\n')
                .collect(Collectors.joining());

        int all = HookTable.families(table, choice(""));

        assertTrue(all > 20 && all < InstrumentationModules.ALL.size(), all + " families");
        assertEquals(all - 1, HookTable.families(table, choice("http.server.off=jetty")));
    }

    @Test
    void clients_that_are_off_are_left_alone_and_servers_of_the_name_are_not() {
        HookTargets targets = table("http.client.off=jdk");

        assertFalse(targets.contain("jdk/internal/net/http/MultiExchange"));
        assertTrue(targets.contain("sun/net/httpserver/ExchangeImpl"));
    }

    @Test
    void no_client_is_hooked_where_clients_are_not_measured() {
        HookTargets targets = table("http.client.enabled=false");

        Set<String> others = types(false);
        for (String type : types(true)) {
            if (!others.contains(type)) assertFalse(targets.contain(type), type);
        }
    }

    @Test
    void what_tells_templates_is_hooked_where_they_are_wanted_alone() {
        assertFalse(table("").contain("org/springframework/web/client/RestTemplate"));
        assertTrue(table("http.client.url_template=true").contain("org/springframework/web/client/RestTemplate"));
        assertFalse(table("http.client.url_template=true,http.client.off=spring")
                .contain("org/springframework/web/client/RestTemplate"));
    }

    @Test
    void name_that_is_none_is_said_with_those_that_are() {
        table("http.client.off=okhttpp");

        String sentence = said.toString();
        assertTrue(sentence.contains("hookgauge.http.client.off='okhttpp' is none of "), sentence);
        assertTrue(sentence.contains("jdk-httpclient"), sentence);
    }

    private static Set<String> types(boolean ofClients) {
        Set<String> types = new HashSet<>();
        for (InstrumentationModule module : InstrumentationModules.ALL) {
            if (module.isOfClient() != ofClients) continue;
            for (Hook hook : module.hooks()) types.add(hook.type());
        }
        return types;
    }

    /** As the build writes it and the agent reads it. */
    private HookTargets table(String settings) {
        HookChoice choice = choice(settings);
        HookTargets targets = new HookTargets();
        for (InstrumentationModule module : InstrumentationModules.ALL) {
            for (Hook hook : module.hooks()) HookTable.add(HookTable.line(module, hook) + '\n', 0, choice, targets);
        }
        choice.sayUnknown(new AgentLog(AgentLog.Verbosity.INFO, new PrintStream(said, true)));
        return targets;
    }

    private static HookChoice choice(String settings) {
        AgentConfig config =
                AgentConfig.read(settings, new Properties(), Collections.emptyMap(), new File("hookgauge.jar"));
        assertEquals(Collections.emptyList(), config.problems);
        return new HookChoice(config);
    }
}
