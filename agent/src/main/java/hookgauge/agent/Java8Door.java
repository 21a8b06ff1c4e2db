package hookgauge.agent;

import hookgauge.instrumentation.ClassDefiner;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Puts the hook classes on the boot class path of Java 8, where {@code java.lang} belongs to no module. */
final class Java8Door implements ClassDefiner {
    private final Method defineClass;

    /** {@code classFiles} by internal name. */
    Java8Door(Instrumentation instrumentation, Map<String, byte[]> classFiles)
            throws IOException, ReflectiveOperationException {
        File jar = File.createTempFile("hookgauge", ".jar");
        jar.deleteOnExit();
        try (ZipOutputStream out = new ZipOutputStream(new FileOutputStream(jar))) {
            for (Map.Entry<String, byte[]> classFile : classFiles.entrySet()) {
                out.putNextEntry(new ZipEntry(classFile.getKey() + ".class"));
                out.write(classFile.getValue());
                out.closeEntry();
            }
        }
        instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar));
        defineClass = ClassLoader.class.getDeclaredMethod(
                "defineClass", String.class, byte[].class, int.class, int.class, ProtectionDomain.class);
        defineClass.setAccessible(true);
    }

    @Override
    public Class<?> define(ClassLoader loader, String binaryName, byte[] classFile, ProtectionDomain domain) {
        try {
            if (loader == null) return defineForBoot(binaryName, classFile);
            return (Class<?>) defineClass.invoke(loader, binaryName, classFile, 0, classFile.length, domain);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error) throw (Error) e.getCause();
            throw new IllegalStateException(binaryName + " cannot be defined", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(binaryName + " cannot be defined", e);
        }
    }

    /** By the one method of Java 8 that takes no loader; it is gone since 11. */
    private static Class<?> defineForBoot(String binaryName, byte[] classFile) throws ReflectiveOperationException {
        Class<?> unsafe = Class.forName("sun.misc.Unsafe");
        Field instance = unsafe.getDeclaredField("theUnsafe");
        instance.setAccessible(true);
        Method define = unsafe.getMethod(
                "defineClass",
                String.class,
                byte[].class,
                int.class,
                int.class,
                ClassLoader.class,
                ProtectionDomain.class);
        return (Class<?>) define.invoke(instance.get(null), binaryName, classFile, 0, classFile.length, null, null);
    }
}
