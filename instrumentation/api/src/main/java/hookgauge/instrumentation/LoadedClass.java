package hookgauge.instrumentation;

import java.security.CodeSource;
import java.security.ProtectionDomain;

/** A class as a loader gives it to the JVM, before it is one. */
final class LoadedClass {
    final String type;
    final ClassLoader loader;
    final ProtectionDomain domain;

    /** @param type internal name */
    LoadedClass(String type, ClassLoader loader, ProtectionDomain domain) {
        this.type = type;
        this.loader = loader;
        this.domain = domain;
    }

    /** Binary name. */
    String name() {
        return type.replace('/', '.');
    }

    /** The name of the jar that it is from, which mostly has its version; the JDK's where there is none. */
    String origin() {
        CodeSource source = domain == null ? null : domain.getCodeSource();
        if (source == null || source.getLocation() == null) return "Java " + System.getProperty("java.version");
        String location = source.getLocation().toString();
        int end = location.length();
        while (end > 0 && (location.charAt(end - 1) == '/' || location.charAt(end - 1) == '!')) end--;
        String name = location.substring(location.lastIndexOf('/', end - 1) + 1, end);
        return location.startsWith("jrt:") ? name + " of Java " + System.getProperty("java.version") : name;
    }
}
