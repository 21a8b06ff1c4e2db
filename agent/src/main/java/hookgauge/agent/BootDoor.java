package hookgauge.agent;

import hookgauge.instrumentation.ClassDefiner;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.ProtectionDomain;
import java.util.Collections;

/**
 * Opens {@code java.lang} to the agent, and to the agent alone, on Java 9 and later.
 *
 * <p>Compiled by itself against the JDK that builds, because {@code --release 8} cannot name what Java 9 brought; it must
 * not be loaded on Java 8.
 */
final class BootDoor implements ClassDefiner {
    private final MethodHandle defineClass;

    BootDoor(Instrumentation instrumentation) throws ReflectiveOperationException {
        open(instrumentation, "java.lang");
        MethodType signature = MethodType.methodType(
                Class.class, String.class, byte[].class, int.class, int.class, ProtectionDomain.class);
        defineClass = MethodHandles.privateLookupIn(ClassLoader.class, MethodHandles.lookup())
                .findVirtual(ClassLoader.class, "defineClass", signature);
    }

    private static void open(Instrumentation instrumentation, String packageName) {
        instrumentation.redefineModule(
                Object.class.getModule(),
                Collections.emptySet(),
                Collections.emptyMap(),
                Collections.singletonMap(packageName, Collections.singleton(BootDoor.class.getModule())),
                Collections.emptySet(),
                Collections.emptyMap());
    }

    /** Whether this JVM writes the classes that it loads into an archive for later starts (JEP 350, JEP 483). */
    static boolean isMakingArchive(Instrumentation instrumentation) {
        try {
            open(instrumentation, "jdk.internal.misc");
            return jdk.internal.misc.CDS.isDumpingArchive();
        } catch (LinkageError | IllegalArgumentException e) {
            // other JVMs, and Java before 16, make none with an agent
            return false;
        }
    }

    /** Defines a class beside {@code java.lang.Object}. */
    Class<?> defineHooks(byte[] classFile) throws IllegalAccessException {
        return MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup())
                .defineClass(classFile);
    }

    @Override
    public Class<?> define(ClassLoader loader, String binaryName, byte[] classFile, ProtectionDomain domain) {
        try {
            // its companions live in the one package that is open
            if (loader == null) return defineHooks(classFile);
            return (Class<?>) defineClass.invokeExact(loader, binaryName, classFile, 0, classFile.length, domain);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(binaryName + " cannot be defined", e);
        }
    }
}
