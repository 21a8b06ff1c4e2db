package hookgauge.instrumentation;

import java.io.IOException;
import java.security.ProtectionDomain;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/** Gives each loader that has hooked classes the companion that they call, once. */
final class Companions {
    private final ClassLoader agent;
    private final ClassDefiner definer;
    private final Map<String, Companion> prepared = new ConcurrentHashMap<>();
    // Guarded by this; the names are ours, so that nothing here holds a loader.
    private final Map<ClassLoader, Set<String>> defined = new WeakHashMap<>();

    /**
     * @param agent where the companions' class files lie
     * @param definer reaches into the servers' loaders
     */
    Companions(ClassLoader agent, ClassDefiner definer) {
        this.agent = agent;
        this.definer = definer;
    }

    // no lambda here and below: this runs while the app starts, and a JVM's first one is dear to link
    Companion of(InstrumentationModule module) {
        Companion known = prepared.get(module.name());
        if (known != null) return known;
        Companion companion = of(module, "", new Relocation("", null));
        Companion first = prepared.putIfAbsent(module.name(), companion);
        return first == null ? companion : first;
    }

    /** For a copy of the server; it is made anew for each, for two loaders' copies need not be of one build. */
    Companion of(InstrumentationModule module, String packageBefore, Relocation relocation) {
        String root = module.companionsRoot();
        if (root != null) relocation.renameRoot(root, module.root());
        return new Companion(classFile(module.companion()), packageBefore + module.home(), relocation);
    }

    /** Sees to it that {@code loader} has the companion; a retransformed class keeps the companion that it has. */
    synchronized void define(Companion companion, ClassLoader loader, ProtectionDomain domain) {
        Set<String> names = defined.get(loader);
        if (names == null) defined.put(loader, names = new HashSet<>());
        if (names.contains(companion.name())) return;
        definer.define(loader, companion.name().replace('/', '.'), companion.classFile(), domain);
        names.add(companion.name());
    }

    private byte[] classFile(String binaryName) {
        try {
            return ClassFiles.read(agent, binaryName);
        } catch (IOException e) {
            throw new IllegalStateException(binaryName + " cannot be read: " + e.getMessage(), e);
        }
    }
}
