package hookgauge.instrumentation.jetty12;

import hookgauge.instrumentation.testing.ContractApp;
import hookgauge.instrumentation.testing.ContractServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/** Makes the server of EE 8 one of another level: all that differs is the names of packages. */
final class EeLoader extends ClassLoader {
    private static final String SERVER = Jetty12ServletServer.class.getName();
    // by its name, for the class itself may not be loadable
    private static final String SERVLET = ContractServer.class.getPackageName() + ".ContractServlet";

    private final String level;

    private EeLoader(String level) {
        super(EeLoader.class.getClassLoader());
        this.level = level;
    }

    static ContractServer server(String level, ContractApp app, Path keys) {
        try {
            Class<?> server = new EeLoader(level).loadClass(SERVER);
            return (ContractServer)
                    server.getConstructor(ContractApp.class, Path.class).newInstance(app, keys);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(SERVER) && !name.startsWith(SERVLET)) return super.loadClass(name, resolve);
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            ClassWriter writer = new ClassWriter(0);
            new ClassReader(in).accept(new ClassRemapper(writer, new OfLevel()), 0);
            byte[] classFile = writer.toByteArray();
            return defineClass(name, classFile, 0, classFile.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private final class OfLevel extends Remapper {
        OfLevel() {
            super(Opcodes.ASM9);
        }

        @Override
        public String map(String internalName) {
            String name = internalName.replace("/jetty/ee8/", "/jetty/" + level + "/");
            boolean isJavax = level.equals("ee8") || !name.startsWith("javax/servlet/");
            return isJavax ? name : "jakarta" + name.substring("javax".length());
        }
    }
}
