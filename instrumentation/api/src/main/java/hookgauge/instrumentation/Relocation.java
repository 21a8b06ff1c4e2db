package hookgauge.instrumentation;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.Remapper;

/** The names of a companion and of what it calls, where its server lies below another package than its own. */
final class Relocation extends Remapper {
    private final String packageBefore;
    private final ClassLoader loader;
    private final Map<String, String> names = new HashMap<>();
    private String rootBefore;
    private String root;

    /**
     * @param packageBefore such as {@code wiremock/}, or nothing
     * @param loader has the copy
     */
    Relocation(String packageBefore, ClassLoader loader) {
        super(Opcodes.ASM9);
        this.packageBefore = packageBefore;
        this.loader = loader;
    }

    /** From now on the class has this name. */
    void rename(String from, String to) {
        names.put(from, to);
    }

    /** From now on packages that begin with the one begin with the other. */
    void renameRoot(String from, String to) {
        rootBefore = from;
        root = to;
    }

    @Override
    public String map(String type) {
        String name = names.get(type);
        if (name == null) names.put(type, name = relocated(renamed(type)));
        return name;
    }

    private String renamed(String type) {
        return rootBefore != null && type.startsWith(rootBefore) ? root + type.substring(rootBefore.length()) : type;
    }

    /** A build relocates some packages and leaves others; what is there tells which. */
    private String relocated(String type) {
        if (packageBefore.isEmpty() || loader == null || type.startsWith("java/")) return type;
        String copy = packageBefore + type;
        // another companion is beside the server, but not in its jar
        if (type.startsWith("Hookgauge", type.lastIndexOf('/') + 1)) return copy;
        return loader.getResource(copy + ".class") == null ? type : copy;
    }
}
