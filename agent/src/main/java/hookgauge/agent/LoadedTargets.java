package hookgauge.agent;

import hookgauge.agent.gather.AppRegistries;
import hookgauge.agent.log.CaughtErrors;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Hooks the classes that were loaded before the agent: by another agent, from an AOT cache, or by a running app. */
final class LoadedTargets {
    private LoadedTargets() {}

    static void retransform(
            Instrumentation instrumentation,
            Map<String, String> modulesByType,
            AppRegistries registries,
            CaughtErrors errors) {
        List<Class<?>> targets = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (modulesByType.containsKey(type.getName().replace('.', '/'))) targets.add(type);
        }
        // one by one: a class that cannot be retransformed must not keep the others from it
        for (Class<?> target : targets) {
            try {
                instrumentation.retransformClasses(target);
                registries.acceptDefaultOf(target);
            } catch (UnmodifiableClassException | ReflectiveOperationException | LinkageError e) {
                errors.caught(target.getName(), e);
            }
        }
    }
}
