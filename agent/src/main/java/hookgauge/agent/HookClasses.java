package hookgauge.agent;

import hookgauge.instrumentation.ClassDefiner;
import hookgauge.instrumentation.ClassFiles;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The classes of the door between servers and agent, and the map of what companions know; they lie in the jar as data
 * and are defined into {@code java.lang}.
 */
final class HookClasses {
    private static final String[] NAMES = {
        "java/lang/HookgaugeHttp",
        "java/lang/HookgaugeHttpClient",
        "java/lang/HookgaugeSources",
        "java/lang/HookgaugeWeakMap"
    };

    private HookClasses() {}

    /** Defines them and answers what reaches into the loaders of the servers. */
    static ClassDefiner define(Instrumentation instrumentation) throws IOException, ReflectiveOperationException {
        Map<String, byte[]> classFiles = new LinkedHashMap<>();
        for (String name : NAMES) {
            classFiles.put(name, ClassFiles.read(HookClasses.class.getClassLoader(), name));
        }
        if (isJava8()) return new Java8Door(instrumentation, classFiles);
        // Not appended to the boot class path: that switches AppCDS off for the app
        BootDoor door = new BootDoor(instrumentation);
        for (byte[] classFile : classFiles.values()) door.defineHooks(classFile);
        return door;
    }

    /** Whether the JVM makes an archive of classes, in which one that was woven must not be: a JVM that reads it crashes. */
    static boolean areArchived(Instrumentation instrumentation) {
        return !isJava8() && BootDoor.isMakingArchive(instrumentation);
    }

    private static boolean isJava8() {
        return System.getProperty("java.specification.version").startsWith("1.");
    }
}
