package hookgauge.agent.gather;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;

/** The loader of an app with its own version of a metric library; nothing of the agent's is in it. */
final class AppLoader extends URLClassLoader {
    private final Class<?> app;

    /** An app with the Prometheus client. */
    AppLoader(String clientVersion) {
        this(ClientApp.class, ".", clientVersion);
    }

    /** @param versions of all jars in the folder that the app needs */
    AppLoader(Class<?> app, String folder, String... versions) {
        super(jars(folder, versions), ClassLoader.getPlatformClassLoader());
        this.app = app;
    }

    /** The versions for a test: the oldest and the newest, and only if all are asked for those between them. */
    static Stream<String> versions(String always, String between) {
        String all = Boolean.getBoolean("all.versions") ? always + ' ' + between : always;
        return Arrays.stream(all.split(" "));
    }

    @SuppressWarnings("unchecked")
    Function<String, Object> app() {
        try {
            return (Function<String, Object>)
                    loadClass(app.getName()).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!name.startsWith(app.getName())) return super.findClass(name);
        try (var in = app.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            byte[] classFile = in.readAllBytes();
            return defineClass(name, classFile, 0, classFile.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL[] jars(String folder, String... versions) {
        File[] jars = new File("target/clients", folder).listFiles(file -> isOf(file, versions));
        return Arrays.stream(jars).map(AppLoader::url).toArray(URL[]::new);
    }

    private static boolean isOf(File jar, String... versions) {
        return Arrays.stream(versions).anyMatch(version -> jar.getName().endsWith("-" + version + ".jar"));
    }

    private static URL url(File jar) {
        try {
            return jar.toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
