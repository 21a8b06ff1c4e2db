package hookgauge.agent;

import hookgauge.agent.config.AgentConfig;
import hookgauge.instrumentation.HookTargets;
import java.util.HashSet;
import java.util.Set;

/** The metric libraries of the app that its user does not want to see merged. */
final class UnmergedLibraries {
    private static final String API = "hookgauge.instrumentation.opentelemetryapi.OpenTelemetryApiInstrumentation";
    private static final String SDK = "hookgauge.instrumentation.opentelemetrysdk.OpenTelemetrySdkInstrumentation";

    private UnmergedLibraries() {}

    /** By the names of their modules. All stay hooked, for one library may keep its metrics in another's registry. */
    static Set<String> of(AgentConfig config) {
        Set<String> unmerged = new HashSet<>();
        if (!config.mergePrometheus) unmerged.add("prometheus-client");
        if (!config.mergeSimpleclient) unmerged.add("simpleclient");
        if (!config.mergeMicrometer) unmerged.add("micrometer");
        if (!config.mergeDropwizard) {
            unmerged.add("dropwizard");
            unmerged.add("dropwizard-5");
        }
        return unmerged;
    }

    /** Takes the hooks away by which an app with OpenTelemetry's API gets meters, or its own SDK a reader. */
    static void unhook(HookTargets targets, AgentConfig config) {
        if (config.mergeOpenTelemetry) return;
        targets.remove(API);
        targets.remove(SDK);
    }
}
