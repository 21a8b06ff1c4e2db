package hookgauge.agent.gather;

import hookgauge.instrumentation.HookTargets;
import hookgauge.instrumentation.InstrumentationModule;
import hookgauge.instrumentation.RegistryReader;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** Finds the reader for an app's registry: one for each version of the class that the app's loaders have. */
final class Readers {
    private final HookTargets targets;
    private final ClassLoader agent;

    // kept by the app's class itself and not by a map of ours: so it goes when the app's loader goes
    private final ClassValue<RegistryReader> readers = new ClassValue<RegistryReader>() {
        @Override
        protected RegistryReader computeValue(Class<?> hooked) {
            return define(hooked);
        }
    };

    Readers(HookTargets targets, ClassLoader agent) {
        this.targets = targets;
        this.agent = agent;
    }

    boolean know(Class<?> hooked) {
        return targets.contain(internalName(hooked)) && module(hooked).reader() != null;
    }

    RegistryReader of(Class<?> registry) {
        return readers.get(hooked(registry));
    }

    /** The library and its version, such as {@code prometheus-client 1.10.0}. */
    String library(Class<?> registry) {
        Class<?> hooked = hooked(registry);
        String version = LibraryVersion.of(hooked);
        return version == null ? module(hooked).name() : module(hooked).name() + ' ' + version;
    }

    /** The name of the module that hooks the registry's class. */
    String module(Object registry) {
        return module(hooked(registry.getClass())).name();
    }

    private RegistryReader define(Class<?> hooked) {
        String reader = module(hooked).reader();
        try {
            return (RegistryReader) new ReaderLoader(hooked.getClassLoader(), agent)
                    .loadClass(reader)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the reader " + reader + " does not fit this version of the library", e);
        }
    }

    boolean isDefault(Object registry) {
        try {
            return defaultOf(hooked(registry.getClass())) == registry;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** The registry that a class made for all; null if it did not. */
    static Object defaultOf(Class<?> hooked) throws ReflectiveOperationException {
        for (Field field : hooked.getDeclaredFields()) {
            int shared = Modifier.PUBLIC | Modifier.STATIC | Modifier.FINAL;
            if (field.getType() == hooked && (field.getModifiers() & shared) == shared) return field.get(null);
        }
        return null;
    }

    /** The registry may be of a subclass that another loader has. */
    Class<?> hooked(Class<?> registry) {
        for (Class<?> type = registry; type != null; type = type.getSuperclass()) {
            if (targets.contain(internalName(type))) return type;
        }
        throw new IllegalStateException(registry.getName() + " is no registry that the agent knows");
    }

    private InstrumentationModule module(Class<?> hooked) {
        String name = targets.moduleOf(internalName(hooked));
        try {
            return (InstrumentationModule)
                    Class.forName(name, true, agent).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the agent's jar has no module " + name, e);
        }
    }

    private static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
