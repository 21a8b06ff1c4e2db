package hookgauge.agent.gather;

import java.security.CodeSource;

/** The version of the library that a class of the app belongs to: as its jar says, or as its jar is called. */
public final class LibraryVersion {
    private LibraryVersion() {}

    /** Null where neither is known. */
    public static String of(Class<?> type) {
        Package home = type.getPackage();
        if (home != null && home.getImplementationVersion() != null) return home.getImplementationVersion();
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
                ? null
                : ofJar(source.getLocation().toString());
    }

    /** Of {@code …/client-1.3.10.jar}, or of a jar inside another one. */
    static String ofJar(String location) {
        int end = location.lastIndexOf(".jar");
        if (end < 0) return null;
        int name = location.lastIndexOf('/', end) + 1;
        for (int dash = location.indexOf('-', name); dash >= 0 && dash < end; dash = location.indexOf('-', dash + 1)) {
            if (Character.isDigit(location.charAt(dash + 1))) return location.substring(dash + 1, end);
        }
        return null;
    }
}
