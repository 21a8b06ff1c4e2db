package shop.libraries;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** The loader of one shop: its class and the jars of its library. */
final class ShopLoader extends URLClassLoader {
    private final String shop;

    /** @param jars with the path separator between them */
    ShopLoader(String shop, String jars) {
        super(urls(jars), ClassLoader.getPlatformClassLoader());
        this.shop = shop;
    }

    /** @param name begins the names of all its metrics */
    @SuppressWarnings("unchecked")
    UnaryOperator<String> shop(String name) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(this);
        try {
            return (UnaryOperator<String>)
                    loadClass(shop).getConstructor(String.class).newInstance(name);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(shop, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!name.startsWith(shop)) return super.findClass(name);
        String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
        try (InputStream in = ShopLoader.class.getResourceAsStream(file)) {
            byte[] classFile = in.readAllBytes();
            return defineClass(name, classFile, 0, classFile.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL[] urls(String jars) {
        return Arrays.stream(jars.split(File.pathSeparator))
                .map(ShopLoader::url)
                .toArray(URL[]::new);
    }

    private static URL url(String jar) {
        try {
            return new File(jar).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(jar, e);
        }
    }
}
