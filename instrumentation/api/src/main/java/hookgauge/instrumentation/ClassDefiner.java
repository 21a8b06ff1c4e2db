package hookgauge.instrumentation;

import java.security.ProtectionDomain;

/** Defines a class in a loader that did not ask for it. */
public interface ClassDefiner {
    /**
     * @param loader null for the boot loader, in which only {@code java.lang} is open
     * @throws LinkageError if the loader already has a class of that name
     */
    Class<?> define(ClassLoader loader, String binaryName, byte[] classFile, ProtectionDomain domain);
}
