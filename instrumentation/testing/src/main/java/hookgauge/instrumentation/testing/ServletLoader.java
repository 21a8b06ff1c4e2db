package hookgauge.instrumentation.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/**
 * Lets one test server, written against {@code javax.servlet} or {@code javax.ws.rs}, run on {@code jakarta} where that is
 * there.
 */
public final class ServletLoader extends ClassLoader {
    // by its name, for the class itself may not be loadable
    private static final String SERVLET = ServletLoader.class.getPackageName() + ".ContractServlet";

    private final String prefix;

    private ServletLoader(Class<?> written) {
        super(written.getClassLoader());
        prefix = written.getName();
    }

    /** One of the class with the contract's app on it, for the servlet API that is on the class path. */
    public static ContractServer server(Class<? extends ContractServer> server, ContractApp app, Path keys) {
        try {
            return load(server).getConstructor(ContractApp.class, Path.class).newInstance(app, keys);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The class, for the servlet API that is on the class path. */
    public static Class<? extends ContractServer> load(Class<? extends ContractServer> server) {
        try {
            return Class.forName(server.getName(), false, loader(server)).asSubclass(ContractServer.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(server + " cannot be loaded", e);
        }
    }

    /** A loader that has the class, and those inside of it, for the servlet API that is on the class path. */
    public static ClassLoader loader(Class<?> written) {
        ClassLoader loader = written.getClassLoader();
        boolean isJavax = loader.getResource("javax/servlet/Servlet.class") != null
                || loader.getResource("javax/ws/rs/Path.class") != null;
        return isJavax ? loader : new ServletLoader(written);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(prefix) && !name.startsWith(SERVLET)) return super.loadClass(name, resolve);
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try {
            byte[] classFile = classFile(name.replace('.', '/') + ".class");
            return defineClass(name, classFile, 0, classFile.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** As it is loaded, for those who read class files. */
    @Override
    public InputStream getResourceAsStream(String name) {
        boolean isOurs = name.endsWith(".class") && name.startsWith(prefix.replace('.', '/'));
        if (!isOurs) return super.getResourceAsStream(name);
        try {
            return new ByteArrayInputStream(classFile(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] classFile(String resource) throws IOException {
        try (InputStream in = getParent().getResourceAsStream(resource)) {
            ClassWriter writer = new ClassWriter(0);
            new ClassReader(in).accept(new ClassRemapper(writer, new ToJakarta()), 0);
            return writer.toByteArray();
        }
    }

    private static final class ToJakarta extends Remapper {
        ToJakarta() {
            super(Opcodes.ASM9);
        }

        @Override
        public String map(String internalName) {
            boolean isMoved = internalName.startsWith("javax/servlet/") || internalName.startsWith("javax/ws/rs/");
            return isMoved ? "jakarta" + internalName.substring("javax".length()) : internalName;
        }
    }
}
