package hookgauge.instrumentation.helidon4;

import hookgauge.instrumentation.testing.ContractServer;
import hookgauge.instrumentation.testing.TestFolder;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Servers whose sources the test's own JDK compiles, for the build's may be too old to read Helidon's class files. */
final class Compiled {
    private Compiled() {}

    /** The class of the one file below {@code src/test/helidon}. */
    static Class<? extends ContractServer> server(String name) throws IOException, ReflectiveOperationException {
        Path classes = TestFolder.create("helidon");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String source = Path.of("src/test/helidon", name + ".java").toString();
        int problems = compiler.run(
                null, null, null, "-cp", System.getProperty("java.class.path"), "-d", classes.toString(), source);
        if (problems != 0) throw new IllegalStateException(source + " does not compile");
        // not closed, for the server loads its classes when it needs them
        URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, Compiled.class.getClassLoader());
        return loader.loadClass(name).asSubclass(ContractServer.class);
    }
}
