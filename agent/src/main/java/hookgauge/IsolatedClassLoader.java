package hookgauge;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Loads the agent and the libraries it carries from packs in a folder of the jar that no ordinary loader reads, so that the
 * app neither sees nor meets them. Its parent is the platform's loader, never the app's.
 */
final class IsolatedClassLoader extends ClassLoader {
    private static final String FOLDER = "hookgauge/isolated/";
    private static final String OURS = "hookgauge.";
    private static final String LIBRARIES = "hookgauge/shaded/";
    private static final String STATUS = "hookgauge/agent/status/";
    private static final String MODULES = "hookgauge/instrumentation/";
    private static final String AGENT = "agent";
    private static final String PROMETHEUS = "prometheus";
    /** The pack of what {@code premain} needs of these two. */
    private static final String START = "start";

    static {
        registerAsParallelCapable();
    }

    private final JarFile jar;

    /** By name. Guarded by itself. Weak, for a pack is read again in less time than its memory is worth. */
    private final Map<String, Reference<Pack>> packs = new HashMap<>();

    IsolatedClassLoader(File jar) throws IOException {
        super(platformLoader());
        this.jar = new JarFile(jar, false);
    }

    /** Does not ask the platform's loader for what only this one has: it would look through the JDK for each class. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] classFile;
        try {
            classFile = read(name.replace('.', '/') + ".class");
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
        if (classFile == null) throw new ClassNotFoundException(name);
        return defineClass(name, classFile, 0, classFile.length, IsolatedClassLoader.class.getProtectionDomain());
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        try {
            byte[] bytes = read(name);
            return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    protected URL findResource(String name) {
        try {
            byte[] bytes = read(name);
            // with a handler object of our own: no jar: URL, no shared cache, no handler factory of the app
            return bytes == null ? null : new URL(null, "hookgauge:/" + name, new BytesHandler(bytes));
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL url = findResource(name);
        return Collections.enumeration(url == null ? Collections.<URL>emptyList() : Collections.singletonList(url));
    }

    private byte[] read(String name) throws IOException {
        String pack = packOf(name);
        byte[] file = pack.equals(AGENT) || pack.equals(PROMETHEUS) ? read(START, name) : null;
        return file != null ? file : read(pack, name);
    }

    private byte[] read(String packName, String name) throws IOException {
        Pack pack = pack(packName);
        return pack == null ? null : pack.read(name);
    }

    /** Each library has a pack of its own, so has the status page, the modules have one together, the agent the rest. */
    private static String packOf(String name) {
        if (name.startsWith(LIBRARIES)) {
            int end = name.indexOf('/', LIBRARIES.length());
            return end < 0 ? AGENT : name.substring(LIBRARIES.length(), end);
        }
        if (name.startsWith(STATUS)) return "status";
        boolean isOfModule = name.startsWith(MODULES) && name.indexOf('/', MODULES.length()) >= 0;
        return isOfModule ? "modules" : AGENT;
    }

    private Pack pack(String name) throws IOException {
        synchronized (packs) {
            Reference<Pack> known = packs.get(name);
            Pack pack = known == null ? null : known.get();
            if (pack != null) return pack;
            ZipEntry entry = jar.getEntry(FOLDER + name + ".zip");
            if (entry == null) return null;
            try (InputStream in = jar.getInputStream(entry)) {
                pack = new Pack(in, (int) entry.getSize());
            }
            packs.put(name, new WeakReference<>(pack));
            return pack;
        }
    }

    /** The topmost loader above the app's that has a name: the platform's, or on Java 8 the extensions'. */
    private static ClassLoader platformLoader() {
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        while (loader.getParent() != null) loader = loader.getParent();
        return loader;
    }

    private static final class BytesHandler extends URLStreamHandler {
        private final byte[] bytes;

        BytesHandler(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() {
                    return new ByteArrayInputStream(bytes);
                }
            };
        }
    }
}
