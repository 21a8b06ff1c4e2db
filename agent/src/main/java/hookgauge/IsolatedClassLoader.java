package hookgauge;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Loads the agent and the libraries it carries from a folder of the jar that no ordinary loader reads, so that the app
 * neither sees nor meets them. Its parent is the platform's loader, never the app's.
 */
final class IsolatedClassLoader extends ClassLoader {
    private static final String FOLDER = "hookgauge/isolated/";

    static {
        registerAsParallelCapable();
    }

    private final JarFile jar;

    IsolatedClassLoader(File jar) throws IOException {
        super(platformLoader());
        this.jar = new JarFile(jar, false);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] classFile;
        try {
            classFile = read(entry(name.replace('.', '/') + ".class"));
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
        if (classFile == null) throw new ClassNotFoundException(name);
        return defineClass(name, classFile, 0, classFile.length, IsolatedClassLoader.class.getProtectionDomain());
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        try {
            byte[] bytes = read(entry(name));
            return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    protected URL findResource(String name) {
        ZipEntry entry = entry(name);
        if (entry == null) return null;
        try {
            // with a handler object of our own: no jar: URL, no shared cache, no handler factory of the app
            return new URL(null, "hookgauge:/" + name, new EntryHandler(entry));
        } catch (MalformedURLException e) {
            return null;
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL url = findResource(name);
        return Collections.enumeration(url == null ? Collections.<URL>emptyList() : Collections.singletonList(url));
    }

    private ZipEntry entry(String resource) {
        boolean isClass = resource.endsWith(".class");
        return jar.getEntry(FOLDER + (isClass ? resource + "data" : resource));
    }

    private byte[] read(ZipEntry entry) throws IOException {
        if (entry == null) return null;
        try (InputStream in = jar.getInputStream(entry)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream((int) Math.max(64, entry.getSize()));
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) out.write(buffer, 0, n);
            return out.toByteArray();
        }
    }

    /** The topmost loader above the app's that has a name: the platform's, or on Java 8 the extensions'. */
    private static ClassLoader platformLoader() {
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        while (loader.getParent() != null) loader = loader.getParent();
        return loader;
    }

    private final class EntryHandler extends URLStreamHandler {
        private final ZipEntry entry;

        EntryHandler(ZipEntry entry) {
            this.entry = entry;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() throws IOException {
                    return new ByteArrayInputStream(read(entry));
                }
            };
        }
    }
}
