package hookgauge.instrumentation.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/** Has a server's classes below another package, as products do that carry a server of their own. */
public final class RelocatedServer extends ClassLoader {
    private static final String COPY = "carried/";

    private final String original;
    private final String starterPackage;

    private RelocatedServer(Class<?> starter, String original) {
        super(starter.getClassLoader());
        this.starterPackage = starter.getPackage().getName() + '.';
        this.original = original;
    }

    /**
     * The class that starts the server, linked to the copy, as are the others of its package.
     *
     * @param original the packages that are copied, such as {@code io/undertow/}
     */
    public static Class<? extends ContractServer> load(Class<? extends ContractServer> starter, String original) {
        try {
            return new RelocatedServer(starter, original)
                    .loadClass(starter.getName())
                    .asSubclass(ContractServer.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(starter + " cannot be loaded", e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        boolean isCopied = name.replace('.', '/').startsWith(COPY) || name.startsWith(starterPackage);
        if (!isCopied) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    @Override
    public URL getResource(String name) {
        return getParent().getResource(name.startsWith(COPY + original) ? name.substring(COPY.length()) : name);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) throw new ClassNotFoundException(name);
            ClassWriter writer = new ClassWriter(0);
            new ClassReader(in).accept(new ClassRemapper(writer, new ToCopy()), 0);
            byte[] classFile = writer.toByteArray();
            return defineClass(name, classFile, 0, classFile.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private final class ToCopy extends Remapper {
        ToCopy() {
            super(Opcodes.ASM9);
        }

        @Override
        public String map(String internalName) {
            return internalName.startsWith(original) ? COPY + internalName : internalName;
        }
    }
}
