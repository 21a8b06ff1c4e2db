package hookgauge.agent.otel;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.function.Function;

/** The loader of an app with its own version of OpenTelemetry's API or SDK; nothing of the agent's is in it. */
final class ApiLoader extends URLClassLoader {
    private final Class<?> app;

    /** An app with the API alone, or with its incubator too. */
    ApiLoader(String... versions) {
        this(ApiApp.class, "target/apis", versions);
    }

    /** @param versions of all jars in the folder that the app needs */
    ApiLoader(Class<?> app, String folder, String... versions) {
        super(jars(folder, versions), ClassLoader.getPlatformClassLoader());
        this.app = app;
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
        File[] jars = new File(folder).listFiles(file -> Arrays.stream(versions)
                .anyMatch(version -> file.getName().endsWith("-" + version + ".jar")));
        return Arrays.stream(jars).map(ApiLoader::url).toArray(URL[]::new);
    }

    private static URL url(File jar) {
        try {
            return jar.toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
