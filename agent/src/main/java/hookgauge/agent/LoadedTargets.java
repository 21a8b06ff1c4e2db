package hookgauge.agent;

import hookgauge.agent.gather.AppRegistries;
import hookgauge.agent.log.CaughtErrors;
import hookgauge.instrumentation.HookTargets;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;

/** Hooks the classes that were loaded before the agent: by another agent, from an AOT cache, or by a running app. */
final class LoadedTargets {
    private LoadedTargets() {}

    /** Answers the classes. */
    static List<Class<?>> retransform(
            Instrumentation instrumentation, HookTargets targets, AppRegistries registries, CaughtErrors errors) {
        List<Class<?>> loaded = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            String name = type.getName();
            if (mayBeTarget(name) && targets.contain(name.replace('.', '/'))) loaded.add(type);
        }
        // one by one: a class that cannot be retransformed must not keep the others from it
        for (Class<?> target : loaded) {
            try {
                instrumentation.retransformClasses(target);
                registries.acceptDefaultOf(target);
            } catch (UnmodifiableClassException | ReflectiveOperationException | LinkageError e) {
                errors.caught(target.getName(), e);
            }
        }
        return loaded;
    }

    /** Most of what is loaded before {@code main}; to look up each of them takes 4 ms of a JVM that is not warm. */
    private static boolean mayBeTarget(String name) {
        return !name.startsWith("java.") && !name.startsWith("[") && !name.startsWith("hookgauge.");
    }

    /** Finds what running apps have made by the libraries that keep it for all. */
    static void findRegistries(List<Class<?>> loaded, AppRegistries registries, CaughtErrors errors) {
        for (Class<?> target : loaded) {
            try {
                registries.acceptSharedOf(target);
            } catch (RuntimeException | LinkageError e) {
                errors.caught(target.getName(), e);
            }
        }
    }
}
