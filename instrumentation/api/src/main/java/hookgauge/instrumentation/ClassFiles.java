package hookgauge.instrumentation;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** Reads the agent's own class files as data, to be defined in loaders other than the agent's. */
public final class ClassFiles {
    private ClassFiles() {}

    /**
     * @param className binary or internal name
     * @throws FileNotFoundException if the agent has no class of that name
     */
    public static byte[] read(ClassLoader agent, String className) throws IOException {
        String resource = className.replace('.', '/') + ".class";
        try (InputStream in = agent.getResourceAsStream(resource)) {
            if (in == null) throw new FileNotFoundException("the agent's jar has no " + resource);
            ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) out.write(buffer, 0, n);
            return out.toByteArray();
        }
    }
}
