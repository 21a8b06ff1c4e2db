package hookgauge.agent.gather;

import hookgauge.instrumentation.ClassFiles;
import java.io.IOException;
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
        try {
            byte[] classFile = ClassFiles.read(agent, name);
            return defineClass(name, classFile, 0, classFile.length, domain);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
