package hookgauge.agent;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.HookTargets;
import hookgauge.instrumentation.InstrumentationModule;
import org.junit.jupiter.api.Test;

class HookTableTest {
    @Test
    void classes_are_not_looked_for_by_the_end_of_their_names_unless_that_is_asked_for() {
        HookTargets targets = table(false);

        assertFalse(targets.contain("app/LoginFilter"));
        assertFalse(targets.contain("jakarta/servlet/http/HttpServlet"));
        assertTrue(targets.contain("org/apache/coyote/Request"));
    }

    @Test
    void servlets_and_filters_of_any_package_are_found_where_that_is_asked_for() {
        HookTargets targets = table(true);

        assertTrue(targets.contain("app/LoginFilter"));
        assertTrue(targets.contain("jakarta/servlet/http/HttpServlet"));
        assertFalse(targets.contain("app/FilterOfLogins"));
    }

    /** As the build writes it and the agent reads it. */
    private static HookTargets table(boolean byEnd) {
        HookTargets targets = new HookTargets();
        for (InstrumentationModule module : InstrumentationModules.ALL) {
            for (Hook hook : module.hooks()) HookTable.add(HookTable.line(module, hook), true, byEnd, targets);
        }
        return targets;
    }
}
