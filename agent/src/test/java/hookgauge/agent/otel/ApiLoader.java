package hookgauge.agent.otel;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.function.Function;

/** The loader of an app with its own version of OpenTelemetry's API; nothing of the agent's is in it. */
final class ApiLoader extends URLClassLoader {
    ApiLoader(String version) {
        super(jars(version), ClassLoader.getPlatformClassLoader());
    }

    @SuppressWarnings("unchecked")
    Function<String, Object> app() {
        try {
            return (Function<String, Object>)
                    loadClass(ApiApp.class.getName()).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!name.startsWith(ApiApp.class.getName())) return super.findClass(name);
        try (var in = ApiApp.class.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            byte[] classFile = in.readAllBytes();
            return defineClass(name, classFile, 0, classFile.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL[] jars(String version) {
        File[] jars = new File("target/apis").listFiles(file -> file.getName().endsWith("-" + version + ".jar"));
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
