package hookgauge.agent.gather;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.AllPermission;
import java.security.Permissions;
import java.security.ProtectionDomain;

/**
 * Defines a registry's reader over the loader of that registry, so that it is linked to the app's version of the library.
 *
 * <p>Of the agent it sees the types by which readers speak, nothing else.
 */
public final class ReaderLoader extends ClassLoader {
    private static final String SHARED = "hookgauge.instrumentation.";

    private final ClassLoader agent;
    private final ProtectionDomain domain;

    public ReaderLoader(ClassLoader app, ClassLoader agent) {
        super(app);
        this.agent = agent;
        // a security manager would else deny the app's own callbacks what the app itself may do
        Permissions all = new Permissions();
        all.add(new AllPermission());
        this.domain = new ProtectionDomain(null, all);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(SHARED)) return super.loadClass(name, resolve);
        if (name.indexOf('.', SHARED.length()) < 0) return agent.loadClass(name);
        synchronized (getClassLoadingLock(name)) {
            Class<?> defined = findLoadedClass(name);
            return defined == null ? define(name) : defined;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = agent.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) throw new ClassNotFoundException(name);
            ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) out.write(buffer, 0, n);
            return defineClass(name, out.toByteArray(), 0, out.size(), domain);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
