package hookgauge.agent.gather;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.function.Function;

/** The loader of an app with its own version of the Prometheus client; nothing of the agent's is in it. */
final class AppLoader extends URLClassLoader {
    AppLoader(String clientVersion) {
        super(jars(clientVersion), ClassLoader.getPlatformClassLoader());
    }

    @SuppressWarnings("unchecked")
    Function<String, Object> app() {
        try {
            return (Function<String, Object>) loadClass(ClientApp.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!name.startsWith(ClientApp.class.getName())) return super.findClass(name);
        try (var in = ClientApp.class.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            byte[] classFile = in.readAllBytes();
            return defineClass(name, classFile, 0, classFile.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL[] jars(String version) {
        File[] jars =
                new File("target/clients").listFiles(file -> file.getName().endsWith("-" + version + ".jar"));
        return Arrays.stream(jars).map(AppLoader::url).toArray(URL[]::new);
    }

    private static URL url(File jar) {
        try {
            return jar.toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
