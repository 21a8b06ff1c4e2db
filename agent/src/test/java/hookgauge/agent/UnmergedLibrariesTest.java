package hookgauge.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.agent.config.AgentConfig;
import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.HookTargets;
import hookgauge.instrumentation.InstrumentationModule;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class UnmergedLibrariesTest {
    private static final String NONE = "merge.prometheus=false,merge.simpleclient=false,merge.micrometer=false,"
            + "merge.dropwizard=false,merge.opentelemetry=false";

    @Test
    void all_are_merged_by_default() {
        assertEquals(Set.of(), UnmergedLibraries.of(config("")));
    }

    @Test
    void each_library_with_a_reader_can_be_left_out() {
        Set<String> readable = new TreeSet<>();
        for (InstrumentationModule module : InstrumentationModules.ALL) {
            if (module.reader() != null) readable.add(module.name());
        }

        assertEquals(readable, new TreeSet<>(UnmergedLibraries.of(config(NONE))));
    }

    @Test
    void one_setting_leaves_one_library_out() {
        assertEquals(Set.of("micrometer"), UnmergedLibraries.of(config("merge.micrometer=false")));
    }

    @Test
    void opentelemetry_is_hooked_only_if_it_is_merged() {
        for (String type : List.of(
                "io/opentelemetry/api/GlobalOpenTelemetry", "io/opentelemetry/sdk/metrics/SdkMeterProviderBuilder")) {
            assertTrue(isHooked(type, ""));
            assertFalse(isHooked(type, "merge.opentelemetry=false"));
        }
    }

    private static boolean isHooked(String type, String arguments) {
        HookTargets targets = new HookTargets();
        for (InstrumentationModule module : InstrumentationModules.ALL) {
            for (Hook hook : module.hooks())
                targets.add(hook.type(), module.getClass().getName(), false);
        }
        UnmergedLibraries.unhook(targets, config(arguments));
        return targets.contain(type);
    }

    private static AgentConfig config(String arguments) {
        return AgentConfig.read(arguments, new Properties(), Map.of(), new File("hookgauge.jar"));
    }
}
