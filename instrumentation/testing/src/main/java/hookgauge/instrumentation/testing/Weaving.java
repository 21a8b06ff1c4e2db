package hookgauge.instrumentation.testing;

import hookgauge.instrumentation.Hook;
import hookgauge.instrumentation.HookTargets;
import hookgauge.instrumentation.HookTransformer;
import hookgauge.instrumentation.InstrumentationModule;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.bytebuddy.agent.ByteBuddyAgent;

/** Weaves one module's hooks into the JVM that runs the tests, as the agent would; it needs {@code java.lang} opened. */
public final class Weaving implements HookTransformer.Report {
    // of this JVM, in which a class is woven once
    private static final Map<String, Weaving> DONE = new ConcurrentHashMap<>();

    private final Queue<AssertionError> problems = new ConcurrentLinkedQueue<>();

    private Weaving() {}

    /** From now on the module's hooks are in, also where a class was loaded before. */
    public static Weaving of(InstrumentationModule module) {
        return DONE.computeIfAbsent(module.name(), name -> weave(module));
    }

    /** Throws the first problem that weaving met, if any. */
    public void check() {
        AssertionError problem = problems.peek();
        if (problem != null) throw problem;
    }

    @Override
    public void woven(InstrumentationModule module, String className, ClassLoader loader) {}

    @Override
    public void unknownVersion(InstrumentationModule module, String className, String origin, String reason) {
        problems.add(new AssertionError(className + " of " + origin + ": " + reason));
    }

    @Override
    public void failed(String className, Throwable error) {
        problems.add(new AssertionError(className + " was not woven", error));
    }

    private static Weaving weave(InstrumentationModule module) {
        Weaving weaving = new Weaving();
        HookTargets targets = new HookTargets();
        Set<String> types = new HashSet<>();
        for (Hook hook : module.hooks()) {
            if (types.add(hook.type()))
                targets.add(hook.type(), module.getClass().getName(), module.isRelocatable());
        }
        Instrumentation instrumentation = ByteBuddyAgent.install();
        instrumentation.addTransformer(
                new HookTransformer(targets, module.getClass().getClassLoader(), Weaving::define, weaving), true);
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (targets.contain(loaded.getName().replace('.', '/'))) retransform(instrumentation, loaded);
        }
        return weaving;
    }

    private static void retransform(Instrumentation instrumentation, Class<?> loaded) {
        try {
            instrumentation.retransformClasses(loaded);
        } catch (UnmodifiableClassException e) {
            throw new IllegalStateException(loaded + " cannot be retransformed", e);
        }
    }

    private static Class<?> define(ClassLoader loader, String binaryName, byte[] classFile, ProtectionDomain domain) {
        try {
            // the boot loader's, of which java.lang is open
            if (loader == null) {
                return MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup())
                        .defineClass(classFile);
            }
            Method define = ClassLoader.class.getDeclaredMethod(
                    "defineClass", String.class, byte[].class, int.class, int.class, ProtectionDomain.class);
            define.setAccessible(true);
            return (Class<?>) define.invoke(loader, binaryName, classFile, 0, classFile.length, domain);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(binaryName + " cannot be defined", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the test JVM needs --add-opens java.base/java.lang=ALL-UNNAMED", e);
        }
    }
}
