package hookgauge.agent;

import hookgauge.instrumentation.ClassDefiner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.util.LinkedHashMap;
import java.util.Map;

/** The classes of the door between servers and agent; they lie in the jar as data and are defined into {@code java.lang}. */
final class HookClasses {
    private static final String[] NAMES = {"java/lang/HookgaugeHttp", "java/lang/HookgaugeSources"};

    private HookClasses() {}

    /** Defines them and answers what reaches into the loaders of the servers. */
    static ClassDefiner define(Instrumentation instrumentation) throws IOException, ReflectiveOperationException {
        Map<String, byte[]> classFiles = new LinkedHashMap<>();
        for (String name : NAMES) classFiles.put(name, classFile(name));
        if (System.getProperty("java.specification.version").startsWith("1.")) {
            return new Java8Door(instrumentation, classFiles);
        }
        // Not appended to the boot class path: that switches AppCDS off for the app
        BootDoor door = new BootDoor(instrumentation);
        for (byte[] classFile : classFiles.values()) door.defineHooks(classFile);
        return door;
    }

    private static byte[] classFile(String name) throws IOException {
        try (InputStream in = HookClasses.class.getClassLoader().getResourceAsStream(name + ".class")) {
            if (in == null) throw new IOException("the agent's jar has no " + name);
            ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
            byte[] buffer = new byte[4096];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) out.write(buffer, 0, n);
            return out.toByteArray();
        }
    }
}
